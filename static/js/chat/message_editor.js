/* Editing a message where it stands. What was typed shows at once, and again in the form if it is refused. */

import { sends } from './composer.js';
import { explain } from './message_menu.js';

const formOf = (message) => message?.querySelector('form.editing');

/** Whether the form stands in the place of what the message says. */
function open(message, editing) {
  message.classList.toggle('changing', editing);
  message.querySelector('.body').hidden = editing;
}

/** Open the form in `message`, one of one's own. */
export async function edit(message) {
  if (!formOf(message)) {
    const address = message.querySelector('.more').href.replace(/actions$/, 'edit');
    const response = await fetch(address, { headers: { 'HX-Request': 'true', Accept: 'text/html' } }).catch(() => null);
    if (!response?.ok) return void location.assign(address);
    message.querySelector('.bubble').insertAdjacentHTML('beforeend', await response.text());
    open(message, true);
    formOf(message).addEventListener('keydown', (event) => {
      if (event.key === 'Escape') endEdit(message);
      else if (sends(event)) event.preventDefault(), formOf(message).requestSubmit();
    });
  }
  const field = formOf(message).elements.body;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  requestAnimationFrame(() => message.scrollIntoView({ block: 'nearest' })); // after whoever keeps the end in view
}

/** Close it, and go on writing. */
export function endEdit(message) {
  formOf(message)?.remove();
  open(message, false);
  document.querySelector('[data-composer] textarea')?.focus();
}

/** Have the message say `data.body`; `send` tells the server and resolves to its answer. */
export async function save(form, data, send) {
  const message = form.closest('.msg');
  const body = message.querySelector('.body');
  const shown = body.cloneNode();
  shown.textContent = data.body;
  if (data.body.trim() === form.elements.body.defaultValue.trim()) return endEdit(message);
  body.replaceWith(shown); // until the edited one comes in its place
  form.hidden = true;
  open(message, false);
  const ack = await send(data);
  if (ack.ok) return endEdit(message);
  if (shown.isConnected) shown.replaceWith(body);
  form.hidden = false;
  open(message, true);
  explain(form, ack.error.code);
  form.elements.body.focus();
}
