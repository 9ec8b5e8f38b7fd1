/* A panel: a piece of a page that a namespace keeps up to date. */

import { Channel } from './channel.js';
import { backoff, delay, dispatch } from './config.js';

const INSERTS = new Set(['beforebegin', 'afterbegin', 'beforeend', 'afterend']);

export class Panel {
  #chain = Promise.resolve();
  #entered;
  #written; // the position as this panel wrote it last; another one comes from the server, with the HTML it is true for

  constructor(element) {
    this.element = element;
    this.#enter();
  }

  get seq() {
    return Number(this.element.getAttribute('sio-seq'));
  }

  get epoch() {
    return this.element.getAttribute('sio-epoch');
  }

  get state() {
    return this.refused ? 'denied' : this.channel.state;
  }

  /** Apply `event` of this panel's stream, after those that came before, unless the HTML has it already. */
  take(event) {
    this.#next(async () => {
      if (event.seq <= this.seq || event.epoch !== this.epoch) return;
      const only = this.element.getAttribute('sio-only'); // of kinds: what the rest changes lies outside
      if (event.unshown) this.element.querySelector('[sio-unshown]')?.removeAttribute('hidden');
      else if (!only || only.includes(event.kind.split('.')[0])) await this.#swap(event.html);
      this.element.setAttribute('sio-seq', event.seq);
      this.#written = this.#position();
      dispatch(this.element, 'sio:applied', event);
    });
  }

  /** Apply HTML that is not part of a stream. */
  show(html) {
    this.#next(() => this.#swap(html));
  }

  /** The server does not give this panel its stream; null: it does. */
  refuse(code) {
    if (code === (this.refused ?? null)) return;
    this.refused = code;
    this.channel.announce();
  }

  /** Keep of `tasks` (what htmx is about to swap) what lies inside this panel; a node that is there already is replaced. */
  confine(tasks) {
    const own = tasks.splice(0).filter(({ target }) => target instanceof Element && this.element.contains(target));
    for (const task of own) {
      if (INSERTS.has(task.swapSpec.style)) {
        for (const node of [...task.fragment.children]) {
          const old = node.id && document.getElementById(node.id);
          if (!old || !this.element.contains(old)) continue;
          const fragment = document.createDocumentFragment();
          fragment.append(node);
          tasks.push({ ...task, fragment, target: old, swapSpec: { ...task.swapSpec, style: 'outerHTML' } });
        }
        if (!task.fragment.childElementCount) continue;
      }
      tasks.push(task);
    }
  }

  /** Fetch this panel anew. Morphed, not replaced: what someone is typing in it stays. */
  async reset() {
    const { element } = this;
    const place = element.closest('[id]');
    if (!place) return location.reload();
    for (let tries = 0; element.isConnected; tries++) {
      const text = await fetch(element.getAttribute('sio-reset-url') ?? location.href, { headers: { Accept: 'text/html' } })
        .then((response) => (response.ok ? response.text() : ''), () => '');
      const fresh = new DOMParser().parseFromString(text, 'text/html').getElementById(place.id);
      if (fresh) {
        return this.#next(async () => {
          await this.#morph(place, fresh.outerHTML);
          if (this.#position() === this.#written) this.#rebase();
          dispatch(element, 'sio:applied', null);
        });
      }
      await delay(backoff(tries));
    }
  }

  /** htmx looked at this element: it may have been morphed into another panel, or into a later state of this one. */
  check() {
    if (this.#place() !== this.#entered) {
      this.disconnect();
      this.#enter();
    } else if (this.#position() !== this.#written) {
      this.#rebase();
    }
  }

  disconnect() {
    this.stream?.detach(this);
    this.channel.remove(this);
  }

  #enter() {
    this.#entered = this.#place();
    const name = this.element.getAttribute('sio-stream');
    this.refused = null;
    this.channel = Channel.of(this.element.getAttribute('sio-connect'));
    this.stream = name && this.channel.stream(name);
    this.channel.add(this);
    this.#rebase();
  }

  #rebase() {
    this.#written = this.#position();
    this.stream?.attach(this);
  }

  #place() {
    return `${this.element.getAttribute('sio-connect')} ${this.element.getAttribute('sio-stream')}`;
  }

  #position() {
    return `${this.epoch} ${this.seq}`;
  }

  // `push`: never a step in the browser's history; for a panel that is a boosted link, htmx would take one.

  #swap(text) {
    return htmx.swap({ text, sourceElement: this.element, target: this.element, swap: 'none', push: 'false', panel: this });
  }

  #morph(target, text) {
    return htmx.swap({ text, sourceElement: this.element, target, swap: 'outerMorph', push: 'false' });
  }

  #next(step) {
    this.#chain = this.#chain.then(() => this.element.isConnected && step()).catch(console.error);
  }
}
