/* What the composer can do besides sending: edit the last message, refuse unknown commands, show what a command answered. */

import { panelOf, showError } from './form_errors.js';
import { openEditor } from './message_editor.js';
import { setReply } from './reply_bar.js';

const COMMAND = /^\/([a-z][\w-]*)(?!\S)/;

// ↑ where nothing is written yet edits the last message of one's own.
document.addEventListener('keydown', (event) => {
  const { target: field, key } = event;
  if (key !== 'ArrowUp' || event.isComposing || !field.matches('[data-composer] textarea') || field.value) return;
  const message = [...panelOf(field).querySelectorAll('.log:not(.pending) > .msg.own:not(.deleted)')].at(-1);
  if (!message) return;
  event.preventDefault();
  openEditor(message);
});

// A command that there is not is not sent: the words stay where they can be corrected.
document.addEventListener('sio:before:send', (event) => {
  const { target: form, detail } = event;
  const name = COMMAND.exec(detail.body)?.[1];
  if (!name || form.dataset.commands?.split(' ').includes(name)) return;
  event.preventDefault();
  showError(form, 'unknown_command');
});

// What follows answers nothing, and what was said about the last one is over.
document.addEventListener('sio:queued', ({ target: form }) => {
  if (!form.matches('[data-composer]')) return;
  setReply(form, null);
  for (const note of panelOf(form).querySelectorAll('[data-command-answer], [data-composer-error]')) note.textContent = '';
});

// What a command answered, in the room where it was given.
document.addEventListener('sio:sent', ({ detail: { stream, ack } }) => {
  const place = ack.answer && document.querySelector(`[sio-stream="${CSS.escape(stream)}"] [data-command-answer]`);
  if (place) place.textContent = ack.answer;
});
