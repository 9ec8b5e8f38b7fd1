/* A file that is too large is not sent: its field says so as soon as it is chosen. The limit is data-max-bytes on the field,
 * the sentence data-too-large. */

function checkSize(field) {
  const isTooLarge = [...field.files].some(({ size }) => size > Number(field.dataset.maxBytes));
  let note = field.parentElement.querySelector('[data-size-note]');
  field.setCustomValidity(isTooLarge ? field.dataset.tooLarge : '');
  if (isTooLarge) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
  if (!note) {
    note = document.createElement('div');
    note.className = 'error';
    note.setAttribute('role', 'alert');
    note.dataset.sizeNote = '';
    field.after(note);
  }
  note.textContent = field.validationMessage;
}

const limited = 'input[type=file][data-max-bytes]';
document.addEventListener('change', ({ target }) => target.matches(limited) && checkSize(target));
for (const field of document.querySelectorAll(limited)) if (field.files.length) checkSize(field); // before this came
