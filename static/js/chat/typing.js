/* Who is typing. Said at most every two seconds, shown for six, so that nobody types for ever whose browser died. */

import { watch } from '../behaviors.js';
import { Channel } from '../socketio/channel.js';
import { me } from '../storage.js';

const SAY_MS = 2_000;
const SHOW_MS = 6_000;

class Typing {
  #line;
  #panel;
  #said = 0;
  #names = new Map(); // by user id: two may have the same name
  #timers = new Map();
  #stop = new AbortController();

  constructor(line) {
    this.#line = line;
    this.#panel = line.closest('[sio-connect]');
    const { signal } = this.#stop;
    this.#panel.addEventListener('input', ({ target }) => target.value && this.#say(), { signal });
    this.#panel.addEventListener('sio:queued', () => (this.#said = 0), { signal });
    this.#panel.addEventListener('sio:applied', () => this.#names.size && this.#forget(this.#lastAuthor()), { signal });
    document.addEventListener('sio:typing', ({ detail }) => this.#hear(detail), { signal });
  }

  disconnect() {
    this.#stop.abort();
  }

  get #room() {
    return this.#panel.getAttribute('sio-stream').split(':')[1];
  }

  #say() {
    if (Date.now() - this.#said < SAY_MS) return;
    this.#said = Date.now();
    Channel.of(this.#panel.getAttribute('sio-connect')).request('typing', { room: this.#room });
  }

  #hear({ room, user, name }) {
    if (room !== this.#room || user === me()) return;
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

watch('[sio-ephemeral="typing"]', Typing);
