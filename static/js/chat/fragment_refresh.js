/* Refreshes fragments that are their reader's own, which no stream that everyone gets can bring: they have hx-trigger="stale".
 * `data-refresh-on="room member"`: when the stream of their panel has events of these kinds, and with `data-refresh-for` only
 * when these are about that element; `data-refresh-at`: at that time (ISO 8601). */

import { registerBehavior } from '../behaviors.js';
import { dispatch } from '../socketio/config.js';

const SPREAD_MS = 300; // several changes are one, and not everyone asks at the same moment
const LONGEST_MS = 2 ** 31 - 1; // timers take no more

registerBehavior('[data-refresh-on]', class {
  #stop = new AbortController();
  #timers = [];

  constructor(element) {
    const { refreshOn, refreshFor, refreshAt } = element.dataset;
    const refresh = () => dispatch(element, 'stale');
    element.closest('[sio-connect]').addEventListener('sio:applied', ({ detail: event }) => {
      if (!event || !refreshOn.split(' ').includes(event.kind.split('.')[0]) || (refreshFor && !event.html.includes(`${refreshFor}"`))) return;
      clearTimeout(this.#timers[0]);
      this.#timers[0] = setTimeout(refresh, SPREAD_MS * (0.5 + Math.random()));
    }, { signal: this.#stop.signal });
    const left = new Date(refreshAt) - Date.now();
    if (left < LONGEST_MS) this.#timers[1] = setTimeout(refresh, Math.max(left, 0) + SPREAD_MS);
  }

  disconnect() {
    this.#timers.forEach(clearTimeout);
    this.#stop.abort();
  }
});

// Once something is typed, a form that carries a version keeps it, with all that it shows: with a newer one it would replace
// what others have saved, and nobody would have seen that.
document.addEventListener('input', ({ target: { form } }) => {
  if (form?.elements.version) form.setAttribute('hx-morph-skip', '');
});
