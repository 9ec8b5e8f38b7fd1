/* What is its reader's own cannot come in a stream that everyone gets: it is fetched anew, with hx-trigger="stale".
 * `data-follows="room member"`: when the stream of its panel has events of these kinds, and with `data-of` only when they
 * are about that element; `data-until`: at that time (ISO 8601). */

import { watch } from '../behaviors.js';
import { tell } from '../socketio/config.js';

const SPREAD_MS = 300; // several changes are one, and not everyone asks at the same moment
const LONGEST_MS = 2 ** 31 - 1; // timers take no more

watch('[data-follows]', class {
  #stop = new AbortController();
  #timers = [];

  constructor(element) {
    const { follows, of, until } = element.dataset;
    const stale = () => tell(element, 'stale');
    element.closest('[sio-connect]').addEventListener('sio:applied', ({ detail: event }) => {
      if (!event || !follows.split(' ').includes(event.kind.split('.')[0]) || (of && !event.html.includes(`${of}"`))) return;
      clearTimeout(this.#timers[0]);
      this.#timers[0] = setTimeout(stale, SPREAD_MS * (0.5 + Math.random()));
    }, { signal: this.#stop.signal });
    const left = new Date(until) - Date.now();
    if (left < LONGEST_MS) this.#timers[1] = setTimeout(stale, Math.max(left, 0) + SPREAD_MS);
  }

  disconnect() {
    this.#timers.forEach(clearTimeout);
    this.#stop.abort();
  }
});
