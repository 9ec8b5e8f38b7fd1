/* Uploaded files that are not yet in a message: like the draft of a room they outlive the page, and other tabs know them. */

import { currentUserId, storageKey, storeItem } from '../storage.js';

/** The key under which the files of `form` are saved. */
export const uploadsKey = (form) => storageKey('files', form.elements.room.value);

/** What the server said of each of them. */
export function savedUploads(form) {
  try {
    return JSON.parse(localStorage[uploadsKey(form)] ?? '[]');
  } catch {
    return [];
  }
}

/** Save `files` as those of `form`. One that has left the page meanwhile adds to what the form in its place has, and says so
 * as another tab would. */
export function saveUploads(form, files) {
  if (!currentUserId()) return;
  const name = uploadsKey(form);
  const others = form.isConnected ? [] : savedUploads(form).filter(({ id }) => !files.some((file) => file.id === id));
  const all = [...others, ...files];
  storeItem(name, all.length ? JSON.stringify(all) : null);
  if (!form.isConnected) dispatchEvent(new StorageEvent('storage', { key: name }));
}
