/* The form that sends messages: `form[data-composer]` with a textarea `body` and a hidden `room`. */

import { registerBehavior } from '../behaviors.js';
import { checkLength } from '../shell/length_limits.js';
import { currentUserId, storageKey, storeItem } from '../storage.js';

const touch = matchMedia('(hover: none) and (pointer: coarse)');

/** Enter sends, unless it ends a word of an input method (229 is how Safari says that), or there is no other way to a new line. */
export function isSendKey(event) {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return false;
  return event.ctrlKey || event.metaKey || !(event.shiftKey || event.altKey || touch.matches);
}

class Composer {
  #field;

  constructor(form) {
    this.#field = form.elements.body;
    this.#field.addEventListener('keydown', (event) => {
      if (!isSendKey(event)) return;
      event.preventDefault();
      form.requestSubmit();
    });
    this.#field.addEventListener('input', () => this.#saveDraft());
    form.addEventListener('sio:before:send', (event) => event.detail.body.trim() || event.detail.files?.length || event.preventDefault());
    form.addEventListener('sio:queued', () => {
      this.#saveDraft();
      this.#field.focus();
    });
    // Somebody may have begun to write before this was here.
    if (this.#field.value) this.#saveDraft();
    else this.#field.value = localStorage[this.#draftKey] ?? '';
    checkLength(this.#field);
  }

  get #draftKey() {
    return storageKey('draft', this.#field.form.elements.room.value);
  }

  /** The draft is kept until it is sent; the outbox has it from then on. */
  #saveDraft() {
    if (currentUserId()) storeItem(this.#draftKey, this.#field.value || null);
  }
}

registerBehavior('form[data-composer]', Composer);
