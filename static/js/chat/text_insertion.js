/* Putting something into a field as if it had been typed: it can be undone, and whoever listens hears of it. */

/** Put `text` in the place of what is between `start` and `end` (of the selection, if left out). */
export function insertText(field, text, start = field.selectionStart, end = field.selectionEnd) {
  field.focus();
  field.setSelectionRange(start, end);
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Put `sign` before and after what is selected, and keep it selected. */
export function wrapSelection(field, sign) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  insertText(field, sign + value.slice(start, end) + sign);
  field.setSelectionRange(start + sign.length, end + sign.length);
}
