/* What the composer knows of messages and commands, once somebody is in it. */

import { explain, panelOf } from './message_menu.js';
import { edit } from './message_editor.js';
import { reply } from './reply_bar.js';

const COMMAND = /^\/([a-z][\w-]*)(?!\S)/;

// ↑ where nothing is written yet edits the last message of one's own.
document.addEventListener('keydown', (event) => {
  const { target: field, key } = event;
  if (key !== 'ArrowUp' || event.isComposing || !field.matches('[data-composer] textarea') || field.value) return;
  const message = [...panelOf(field).querySelectorAll('.log:not(.pending) > .msg.me:not(.deleted)')].at(-1);
  if (!message) return;
  event.preventDefault();
  edit(message);
});

// A command that there is not is not sent: the words stay where they can be corrected.
document.addEventListener('sio:before:send', (event) => {
  const { target: form, detail } = event;
  const name = COMMAND.exec(detail.body)?.[1];
  if (!name || form.dataset.commands?.split(' ').includes(name)) return;
  event.preventDefault();
  explain(form, 'unknown_command');
});

// What follows answers nothing, and what was said about the last one is over.
document.addEventListener('sio:queued', ({ target: form }) => {
  if (!form.matches('[data-composer]')) return;
  reply(form, null);
  for (const note of panelOf(form).querySelectorAll('[data-answer], [data-composer-error]')) note.textContent = '';
});

// What a command answered, in the room where it was given.
document.addEventListener('sio:sent', ({ detail: { stream, ack } }) => {
  const place = ack.answer && document.querySelector(`[sio-stream="${CSS.escape(stream)}"] [data-answer]`);
  if (place) place.textContent = ack.answer;
});
