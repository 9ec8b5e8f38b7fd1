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

/** Keep `files` as those of `form`. One that has left the page meanwhile adds to what the form in its place has, and says so
 * as another tab would. */
export function keepFiles(form, files) {
  if (!me()) return;
  const name = nameOf(form);
  const others = form.isConnected ? [] : kept(form).filter(({ id }) => !files.some((file) => file.id === id));
  const all = [...others, ...files];
  keep(name, all.length ? JSON.stringify(all) : null);
  if (!form.isConnected) dispatchEvent(new StorageEvent('storage', { key: name }));
}
