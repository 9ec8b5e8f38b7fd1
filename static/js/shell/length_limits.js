/* What is too long for its field stays in it: how much of it is too much is said below, and the browser does not send it.
 * `maxlength` would cut off what is pasted without a word, and counts the two halves of an emoji. The limit is
 * data-max-characters on the field, the sentence data-too-long on the document, with {over} and {limit} in it. */

const { lang, dataset: words } = document.documentElement;
const number = new Intl.NumberFormat(lang || undefined);
let notes = 0;

/** The characters of `text` as the server counts them (app/chat/messages/body.py): those of Unicode, without blank ends. */
export const countCharacters = (text) => [...text.replaceAll(/[\0\x01]/g, '').replaceAll(/\r\n?/g, '\n').trim()].length;

/** Say whether there is too much in `field`, after it was changed by a script. */
export function checkLength(field) {
  const limit = Number(field.dataset.maxCharacters);
  // There are never fewer halves than characters, and it is asked at every key.
  const over = field.value.length > limit ? Math.max(0, countCharacters(field.value) - limit) : 0;
  const sentence = over ? words.tooLong.replace('{over}', number.format(over)).replace('{limit}', number.format(limit)) : '';
  let note = document.getElementById(field.dataset.lengthNote);
  if (!over && !note) return;
  field.setCustomValidity(sentence);
  if (!note) note = addNote(field);
  if (note.textContent === sentence) return;
  if (!note.textContent) document.getElementById('announcer')?.replaceChildren(sentence); // once, and not at every key
  note.textContent = sentence;
  if (!over) field.removeAttribute('aria-invalid');
  else field.setAttribute('aria-invalid', 'true');
}

function addNote(field) {
  const note = document.createElement('div');
  note.className = 'error';
  note.id = field.dataset.lengthNote = `length-${++notes}`;
  field.after(note);
  field.setAttribute('aria-describedby', `${field.getAttribute('aria-describedby') ?? ''} ${note.id}`.trim());
  return note;
}

for (const event of ['input', 'focusin']) {
  document.addEventListener(event, ({ target }) => target.dataset?.maxCharacters && checkLength(target));
}
document.addEventListener('reset', ({ target }) => setTimeout(() => {
  for (const field of target.querySelectorAll('[data-length-note]')) checkLength(field);
}));
