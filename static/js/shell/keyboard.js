/* What was struck, on whatever layout, and whether it means something by itself. */

/** Where letters are written, or chosen by. */
export const typing = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';

/** The letter, sign or name of the key of `event`: on a layout without Latin letters the one that its key has elsewhere. */
export function struck({ key = '', code, shiftKey }) {
  if (key.length > 1) return key;
  const letter = /^Key[A-Z]$/.test(code) && !/^[ -~]$/.test(key) ? code[3] : key;
  return shiftKey ? letter.toUpperCase() : letter.toLowerCase();
}

/** The same, or "" where nobody means a command: in a field, in a dialog, together with Ctrl or Alt. */
export function alone(event) {
  const { target, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
  const other = ctrlKey || metaKey || altKey || isComposing || defaultPrevented;
  return other || target.closest?.(typing) || document.querySelector('dialog[open]') ? '' : struck(event);
}

/** Whether single letters and signs do anything in this browser: see /account/keys. */
export const single = () => document.body.dataset.keys !== 'off';
