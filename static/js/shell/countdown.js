/* `<span data-countdown="30" data-finished="Try again."><b data-seconds>30</b></span>` */

import { registerBehavior } from '../behaviors.js';

class Countdown {
  #timer;

  constructor(element) {
    const end = Date.now() + 1_000 * Number(element.dataset.countdown);
    this.#timer = setInterval(() => {
      const left = Math.ceil((end - Date.now()) / 1_000);
      if (left > 0) element.querySelector('[data-seconds]').textContent = left;
      else this.#finish(element);
    }, 250);
  }

  disconnect() {
    clearInterval(this.#timer);
  }

  #finish(element) {
    this.disconnect();
    element.textContent = element.dataset.finished;
  }
}

registerBehavior('[data-countdown]', Countdown);
