/* Editing a message where it stands. What was typed shows at once, and again in the form if it is refused; it outlives the
 * message. */

import { registerBehavior } from '../behaviors.js';
import { isSendKey } from './composer.js';
import { panelOf, showError, showErrorText } from './form_errors.js';

const formOf = (message) => message?.querySelector('form.editing');
const closed = new WeakSet(); // forms of which nothing is to be kept

/** Whether the form stands in the place of what the message says. */
function setEditing(message, editing) {
  message.classList.toggle('is-editing', editing);
  message.querySelector('.body').hidden = editing;
}

/** Puts a form that went without being closed back where its message was only shown anew; of one that was deleted or left
 * the page, what was typed goes on in the composer. */
class Editing {
  constructor(form) {
    this.form = form;
    this.panel = panelOf(form);
    this.id = form.closest('.msg').id;
  }

  disconnect() {
    const { value, defaultValue } = this.form.elements.body;
    if (closed.has(this.form) || !this.panel.isConnected || value === defaultValue) return;
    const message = document.getElementById(this.id);
    if (!message?.querySelector('.body')) return this.#handOver(value);
    message.querySelector('.bubble').append(this.form);
    setEditing(message, true);
  }

  #handOver(text) {
    const composer = this.panel.querySelector('[data-composer]');
    if (!composer) return; // nobody writes there any more
    const field = composer.elements.body;
    const end = field.value.length;
    field.setRangeText((field.value && '\n') + text, end, end, 'preserve');
    field.dispatchEvent(new Event('input', { bubbles: true })); // now it is a draft
    showErrorText(composer, this.form.dataset.gone);
    if (document.activeElement === document.body) field.focus();
  }
}

registerBehavior('[sio-connect] .msg form.editing', Editing);

/** Open the form in `message`, one of the reader's own. */
export async function openEditor(message) {
  if (!formOf(message)) {
    const address = message.querySelector('.more').href.replace(/actions$/, 'edit');
    const response = await fetch(address, { headers: { 'HX-Request': 'true', Accept: 'text/html' } }).catch(() => null);
    if (!response?.ok) return void location.assign(address);
    message.querySelector('.bubble').insertAdjacentHTML('beforeend', await response.text());
    setEditing(message, true);
    const form = formOf(message);
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') closeEditor(form.closest('.msg'));
      else if (isSendKey(event)) event.preventDefault(), form.requestSubmit();
    });
  }
  const field = formOf(message).elements.body;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  requestAnimationFrame(() => message.scrollIntoView({ block: 'nearest' })); // after whoever keeps the end in view
}

/** Close the form of `message`, and go on writing. */
export function closeEditor(message) {
  const form = formOf(message);
  if (form) closed.add(form), form.remove();
  setEditing(message, false);
  document.querySelector('[data-composer] textarea')?.focus();
}

/** What another tab or device has saved meanwhile stands beside what was typed; saving again replaces it. */
function showRefusal(form, { code, stored, version }) {
  if (code !== 'stale') return showError(form, code);
  form.elements.version.value = version;
  showErrorText(form, form.dataset.reasonStale.replace('{value}', () => stored.body));
}

/** Show `data.body` as what the message of `form` says; `send` tells the server and resolves to its answer. */
export async function saveEdit(form, data, send) {
  const message = form.closest('.msg');
  const body = message.querySelector('.body');
  const shown = body.cloneNode();
  shown.textContent = data.body;
  if (data.body.trim() === form.elements.body.defaultValue.trim()) return closeEditor(message);
  body.replaceWith(shown); // until the edited one comes in its place
  form.hidden = true;
  setEditing(message, false);
  const ack = await send(data);
  if (!form.isConnected) return; // the composer has it
  if (ack.ok) return closeEditor(form.closest('.msg'));
  if (shown.isConnected) shown.replaceWith(body);
  form.hidden = false;
  setEditing(form.closest('.msg'), true);
  showRefusal(form, ack.error);
  form.elements.body.focus();
}
