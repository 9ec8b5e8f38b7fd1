/* Tells the server what was read: what is at the end of the room, while that is in view of somebody. */

import { objectOf, objectsOf, watch } from '../behaviors.js';
import { Channel } from '../socketio/channel.js';
import { Scrolling } from './scroll_position.js';

const PAUSE_MS = 250; // many messages in a row are one mark

class Reading {
  #box;
  #channel;
  #room;
  #marked;
  #seen;
  #timer;

  constructor(form) {
    const panel = form.closest('[sio-connect]');
    this.#box = panel.querySelector('[data-log]');
    this.#channel = Channel.of(panel.getAttribute('sio-connect'));
    this.#room = panel.getAttribute('sio-stream').split(':')[1];
    this.#marked = this.#seen = Number(panel.dataset.lastReadSeq ?? 0);
    this.#box?.addEventListener('scroll', () => this.look(), { passive: true });
    this.look();
  }

  /** Whoever leaves the room has read it, also in the moment before the pause is over. */
  disconnect() {
    clearTimeout(this.#timer);
    this.#mark();
    this.#box = null;
  }

  look() {
    if (!this.#box) return;
    if (document.visibilityState === 'visible' && document.hasFocus()) {
      this.#seen = Math.max(this.#seen, objectOf(this.#box, Scrolling).read);
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#mark();
    }, PAUSE_MS);
  }

  async #mark() {
    if (this.#seen <= this.#marked) return;
    const before = this.#marked;
    this.#marked = this.#seen;
    const ack = await this.#channel.request('markRead', { room: this.#room, seq: this.#seen });
    if (!ack.ok) this.#marked = before; // the next look tries again
  }
}

watch('form[data-composer]', Reading);

const look = () => objectsOf(Reading).forEach((reading) => reading.look());
addEventListener('focus', look);
for (const name of ['visibilitychange', 'sio:applied', 'sio:state']) document.addEventListener(name, look);
