/* Tells the server what was read: what is at the end of the room, while that is in view of somebody. */

import { objectOf, objectsOf, watch } from '../elements.js';
import { Channel } from '../socketio/channel.js';
import { Scrolling } from './scrolling.js';

const PAUSE_MS = 400; // many messages in a row are one mark

class Reading {
  #panel;
  #box;
  #marked;
  #timer;

  constructor(form) {
    this.#panel = form.closest('[sio-connect]');
    this.#box = this.#panel.querySelector('[data-log]');
    this.#marked = Number(this.#panel.dataset.lastReadSeq ?? 0);
    this.#box?.addEventListener('scroll', () => this.look(), { passive: true });
    this.look();
  }

  disconnect() {
    clearTimeout(this.#timer);
    this.#box = null;
  }

  look() {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#box) this.#mark();
    }, PAUSE_MS);
  }

  async #mark() {
    const seq = Number([...this.#box.querySelectorAll('.msg[data-seq]')].at(-1)?.dataset.seq ?? 0);
    const inView = document.visibilityState === 'visible' && document.hasFocus() && objectOf(this.#box, Scrolling).atEnd;
    if (!inView || seq <= this.#marked) return;
    const before = this.#marked;
    this.#marked = seq;
    const channel = Channel.of(this.#panel.getAttribute('sio-connect'));
    const room = this.#panel.getAttribute('sio-stream').split(':')[1];
    const ack = await channel.request('markRead', { room, seq });
    if (!ack.ok) this.#marked = before; // the next look tries again
  }
}

watch('form[data-composer]', Reading);

const look = () => objectsOf(Reading).forEach((reading) => reading.look());
addEventListener('focus', look);
for (const name of ['visibilitychange', 'sio:applied', 'sio:state']) document.addEventListener(name, look);
