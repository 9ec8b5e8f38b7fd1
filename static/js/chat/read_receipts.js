/* Read receipts: "Seen by 3", beside the reader's own last message. The server says how far everyone has read; in large rooms it
 * does not. */

import { registerBehavior } from '../behaviors.js';
import { Channel } from '../socketio/channel.js';
import { currentUserId } from '../storage.js';

class ReadReceipts {
  #list;
  #panel;
  #marks = {}; // id of a person -> seq
  #link = document.createElement('a');
  #stop = new AbortController();

  constructor(list) {
    const { signal } = this.#stop;
    this.#list = list;
    this.#panel = list.closest('[sio-connect]');
    this.#link.className = 'muted';
    this.#link.dataset.action = 'menu';
    this.#panel.addEventListener('sio:applied', () => this.#show(), { signal });
    document.addEventListener('sio:seen', ({ detail }) => detail.room === this.#room && this.#receive(detail.marks), { signal });
    document.addEventListener('sio:state', ({ detail }) => detail.state === 'online' && this.#fetch(), { signal });
    this.#fetch();
  }

  disconnect() {
    this.#stop.abort();
  }

  get #room() {
    return this.#panel.dataset.roomId;
  }

  /** What was told while there was no connection. */
  async #fetch() {
    const ack = await Channel.of(this.#panel.getAttribute('sio-connect')).request('readMarks', { room: this.#room });
    if (ack.ok && !this.#stop.signal.aborted) this.#receive(ack.marks); // the page may be another by now
  }

  #receive(marks) {
    this.#marks = marks;
    this.#show();
  }

  #show() {
    const last = [...this.#list.querySelectorAll(`.msg[data-author-id="${currentUserId()}"]:not(.deleted)`)].at(-1);
    const seen = Object.entries(this.#marks).filter(([user, seq]) => user !== currentUserId() && seq >= Number(last?.dataset.seq));
    if (!seen.length) return this.#link.remove();
    const { href } = last.querySelector('.more');
    this.#link.href = href.replace(/actions$/, 'seen');
    this.#link.textContent = document.getElementById('word-seen').textContent.replace('{count}', seen.length);
    last.querySelector('.meta').append(this.#link);
  }
}

registerBehavior('[data-room-id] [data-log] .log:not(.pending)', ReadReceipts);
