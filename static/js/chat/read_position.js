/* Tells the server how far the room was read: to its end, while that is in view of somebody. */

import { behaviorOf, behaviorsOf, registerBehavior } from '../behaviors.js';
import { Channel } from '../socketio/channel.js';
import { ScrollPosition } from './scroll_position.js';

const DEBOUNCE_MS = 250; // many messages in a row are one mark

class ReadPosition {
  #box;
  #channel;
  #room;
  #sent;
  #seen;
  #timer;

  constructor(form) {
    const panel = form.closest('[sio-connect]');
    this.#box = panel.querySelector('[data-log]');
    this.#channel = Channel.of(panel.getAttribute('sio-connect'));
    this.#room = panel.getAttribute('sio-stream').split(':')[1];
    this.#sent = this.#seen = Number(panel.dataset.lastReadSeq ?? 0);
    this.#box?.addEventListener('scroll', () => this.check(), { passive: true });
    this.check();
  }

  /** Whoever leaves the room has read it, also in the moment before the pause is over. */
  disconnect() {
    clearTimeout(this.#timer);
    this.#send();
    this.#box = null;
  }

  check() {
    if (!this.#box) return;
    if (document.visibilityState === 'visible' && document.hasFocus()) {
      this.#seen = Math.max(this.#seen, behaviorOf(this.#box, ScrollPosition).readSeq);
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#send();
    }, DEBOUNCE_MS);
  }

  async #send() {
    if (this.#seen <= this.#sent) return;
    const before = this.#sent;
    this.#sent = this.#seen;
    const ack = await this.#channel.request('markRead', { room: this.#room, seq: this.#seen });
    if (!ack.ok) this.#sent = before; // the next check tries again
  }
}

registerBehavior('form[data-composer]', ReadPosition);

const checkAll = () => behaviorsOf(ReadPosition).forEach((position) => position.check());
addEventListener('focus', checkAll);
for (const name of ['visibilitychange', 'sio:applied', 'sio:state']) document.addEventListener(name, checkAll);
