/* Where one writes: `form[data-composer]` with a textarea `body` and a hidden `room`. */

import { watch } from '../behaviors.js';
import { keep, key, me } from '../storage.js';

const touch = matchMedia('(hover: none) and (pointer: coarse)');

/** Enter sends, unless it ends a word of an input method (229 is how Safari says that), or there is no other way to a new line. */
export function sends(event) {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return false;
  return event.ctrlKey || event.metaKey || !(event.shiftKey || event.altKey || touch.matches);
}

class Composer {
  #field;

  constructor(form) {
    this.#field = form.elements.body;
    this.#field.addEventListener('keydown', (event) => {
      if (!sends(event)) return;
      event.preventDefault();
      form.requestSubmit();
    });
    this.#field.addEventListener('input', () => this.#keep());
    form.addEventListener('sio:before:send', (event) => event.detail.body.trim() || event.detail.files?.length || event.preventDefault());
    form.addEventListener('sio:queued', () => {
      this.#keep();
      this.#field.focus();
    });
    this.#field.value ||= localStorage[this.#key] ?? '';
  }

  get #key() {
    return key('draft', this.#field.form.elements.room.value);
  }

  /** The draft is kept until it is sent; the outbox has it from then on. */
  #keep() {
    if (me()) keep(this.#key, this.#field.value || null);
  }
}

watch('form[data-composer]', Composer);
