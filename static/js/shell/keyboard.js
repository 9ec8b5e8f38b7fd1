/* The key of an event, on whatever layout, and whether it means something by itself. */

/** Where letters are written, or chosen by. */
export const TEXT_FIELDS = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';

/** The letter, sign or name of the key of `event`: on a layout without Latin letters the one that its key has elsewhere. */
export function pressedKey({ key = '', code, shiftKey }) {
  if (key.length > 1) return key;
  const letter = /^Key[A-Z]$/.test(code) && !/^[ -~]$/.test(key) ? code[3] : key;
  return shiftKey ? letter.toUpperCase() : letter.toLowerCase();
}

/** The same, or "" where no shortcut is meant: in a field, in a dialog, together with Ctrl or Alt. */
export function plainKey(event) {
  const { target, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
  const other = ctrlKey || metaKey || altKey || isComposing || defaultPrevented;
  return other || target.closest?.(TEXT_FIELDS) || document.querySelector('dialog[open]') ? '' : pressedKey(event);
}

/** Whether single letters and signs do anything in this browser: see /account/keys. */
export const singleKeysEnabled = () => document.body.dataset.singleKeys !== 'off';
