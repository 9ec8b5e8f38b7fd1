/* The filters of a list: one that is chosen with the mouse or a finger applies at once. With the keyboard each step through
 * the choices would load the list and take the focus away, and a text is typed letter by letter: those are marked as not
 * applied yet until the form is sent. */

import { registerBehavior } from './behaviors.js';

/** Whether a control says something else than the list that is shown: no choice is selected in a page as it comes. */
function differs(control) {
  if (control.matches('select')) return control.value !== '';
  return control.matches('input:not([type=hidden])') && control.value.trim() !== control.defaultValue;
}

registerBehavior('[data-filters]', class {
  #byPointer = false;

  constructor(form) {
    this.form = form;
    form.addEventListener('pointerdown', () => (this.#byPointer = true));
    form.addEventListener('keydown', () => (this.#byPointer = false));
    form.addEventListener('input', () => this.#mark());
    form.addEventListener('change', ({ target }) => {
      this.#mark();
      if (this.#byPointer && target.matches('select')) form.requestSubmit();
    });
    this.#mark(); // a browser may have put back what was typed before
  }

  #mark() {
    const isApplied = ![...this.form.elements].some(differs);
    this.form.querySelector('[data-unapplied]').hidden = isApplied;
    const { classList } = this.form.querySelector('[data-apply]');
    classList.toggle('outline', isApplied);
    classList.toggle('primary', !isApplied);
  }
});
