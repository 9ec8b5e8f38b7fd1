/* Editing a message where it stands. What was typed shows at once, and again in the form if it is refused. */

import { isSendKey } from './composer.js';
import { showError, showErrorText } from './form_errors.js';

const formOf = (message) => message?.querySelector('form.editing');

/** Whether the form stands in the place of what the message says. */
function setEditing(message, editing) {
  message.classList.toggle('is-editing', editing);
  message.querySelector('.body').hidden = editing;
}

/** Open the form in `message`, one of the reader's own. */
export async function openEditor(message) {
  if (!formOf(message)) {
    const address = message.querySelector('.more').href.replace(/actions$/, 'edit');
    const response = await fetch(address, { headers: { 'HX-Request': 'true', Accept: 'text/html' } }).catch(() => null);
    if (!response?.ok) return void location.assign(address);
    message.querySelector('.bubble').insertAdjacentHTML('beforeend', await response.text());
    setEditing(message, true);
    formOf(message).addEventListener('keydown', (event) => {
      if (event.key === 'Escape') closeEditor(message);
      else if (isSendKey(event)) event.preventDefault(), formOf(message).requestSubmit();
    });
  }
  const field = formOf(message).elements.body;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  requestAnimationFrame(() => message.scrollIntoView({ block: 'nearest' })); // after whoever keeps the end in view
}

/** Close the form of `message`, and go on writing. */
export function closeEditor(message) {
  formOf(message)?.remove();
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
  if (ack.ok) return closeEditor(message);
  if (shown.isConnected) shown.replaceWith(body);
  form.hidden = false;
  setEditing(message, true);
  showRefusal(form, ack.error);
  form.elements.body.focus();
}
