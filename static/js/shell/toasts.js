/* What starts by itself as soon as it is in the page. */

import { watch } from '../behaviors.js';

const TOAST_MS = 8_000;

/** Goes away by itself, but not while someone reads it with the pointer or the focus on it. */
class Toast {
  constructor(element) {
    const leave = () => (element.matches(':hover, :focus-within') ? setTimeout(leave, 1_000) : element.remove());
    setTimeout(leave, TOAST_MS);
    element.querySelector('[data-close]')?.addEventListener('click', () => element.remove());
  }
}

/** `<span data-countdown="30" data-over="Try again."><b data-seconds>30</b></span>` */
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
    element.textContent = element.dataset.over;
  }
}

/** The eye of a password field works by script, so only script shows it. */
class Eye {
  constructor(button) {
    button.hidden = false;
  }
}

watch('.toast', Toast);
watch('[data-countdown]', Countdown);
watch('button[data-reveal]', Eye);
