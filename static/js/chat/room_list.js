/* A list of rooms that is behind is fetched anew: `[data-rooms-version]` with hx-trigger="stale". */

import { registerBehavior } from '../behaviors.js';
import { dispatch } from '../socketio/config.js';

const SPREAD_MS = 1_000; // everyone in a room learns of its new name at once

registerBehavior('[data-rooms-version]', class {
  #stop = new AbortController();
  #timer;

  constructor(list) {
    document.addEventListener('sio:rooms', ({ detail: { version } }) => {
      if (version === list.dataset.roomsVersion) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => dispatch(list, 'stale'), Math.random() * SPREAD_MS);
    }, { signal: this.#stop.signal });
  }

  disconnect() {
    clearTimeout(this.#timer);
    this.#stop.abort();
  }
});
