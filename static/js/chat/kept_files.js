/* Files that are with a room and not yet in a message: like its draft they outlive the page, and other tabs know them. */

import { keep, key, me } from '../storage.js';

/** The key under which the files of `form` are kept. */
export const nameOf = (form) => key('files', form.elements.room.value);

/** What the server said of each of them. */
export function kept(form) {
  try {
    return JSON.parse(localStorage[nameOf(form)] ?? '[]');
  } catch {
    return [];
  }
}

export function keepFiles(form, files) {
  if (me()) keep(nameOf(form), files.length ? JSON.stringify(files) : null);
}
