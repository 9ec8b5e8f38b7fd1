/* Who is typing. Said at most every two seconds, shown for six, so that nobody types for ever whose browser died. */

import { registerBehavior } from '../behaviors.js';
import { Channel } from '../socketio/channel.js';
import { currentUserId } from '../storage.js';

const SEND_MS = 2_000;
const SHOW_MS = 6_000;

class Typing {
  #line;
  #panel;
  #sentAt = 0;
  #names = new Map(); // by user id: two may have the same name
  #timers = new Map();
  #stop = new AbortController();

  constructor(line) {
    this.#line = line;
    this.#panel = line.closest('[sio-connect]');
    const { signal } = this.#stop;
    this.#panel.addEventListener('input', ({ target }) => target.value && this.#send(), { signal });
    this.#panel.addEventListener('sio:queued', () => (this.#sentAt = 0), { signal });
    this.#panel.addEventListener('sio:applied', () => this.#names.size && this.#forget(this.#lastAuthor()), { signal });
    document.addEventListener('sio:typing', ({ detail }) => this.#receive(detail), { signal });
  }

  disconnect() {
    this.#stop.abort();
  }

  get #room() {
    return this.#panel.getAttribute('sio-stream').split(':')[1];
  }

  #send() {
    if (Date.now() - this.#sentAt < SEND_MS) return;
    this.#sentAt = Date.now();
    Channel.of(this.#panel.getAttribute('sio-connect')).request('typing', { room: this.#room });
  }

  #receive({ room, user, name }) {
    if (room !== this.#room || user === currentUserId()) return;
    this.#names.set(user, name);
    clearTimeout(this.#timers.get(user));
    this.#timers.set(user, setTimeout(() => this.#forget(user), SHOW_MS));
    this.#show();
  }

  #forget(user) {
    if (this.#names.delete(user)) this.#show();
  }

  #lastAuthor() {
    return [...this.#panel.querySelectorAll('.msg[data-seq]')].at(-1)?.dataset.authorId;
  }

  #show() {
    const names = [...this.#names.values()];
    const { one, many } = this.#line.dataset;
    this.#line.textContent = names.length > 1 ? many : names.map((name) => one.replace('{name}', name)).join('');
  }
}

registerBehavior('[sio-ephemeral="typing"]', Typing);
