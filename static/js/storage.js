/* What is kept in this browser, by person: `switchboard.<what>.<user id>.<name>`. Nothing of one person is left for the next. */

const KEPT = /^switchboard\.(outbox|draft|files)\.([^.]*)\./;

/** The id of the person who is signed in here, or undefined. */
export const currentUserId = () => document.body.dataset.userId;

/** The key under which `what` ("outbox", "draft", "files") keeps `name` for the signed-in person. */
export const storageKey = (what, name = '') => `switchboard.${what}.${currentUserId()}.${name}`;

/** [key, value] of everything whose key starts with `prefix`. A browser that keeps nothing has nothing. */
export function storedEntries(prefix) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix)).map((name) => [name, localStorage[name]]);
  } catch {
    return [];
  }
}

/** Keep `value` (null: forget it); whether that worked. Storage may be full, or switched off. */
export function storeItem(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
    return true;
  } catch {
    return false;
  }
}

/** Forget what belongs to anybody but `user`. */
export function removeItemsOfOthers(user) {
  for (const [name] of storedEntries('switchboard.')) if ((KEPT.exec(name)?.[2] ?? user) !== user) storeItem(name, null);
}

if (currentUserId()) removeItemsOfOthers(currentUserId());
document.addEventListener('submit', (event) => event.target.matches('form[action="/logout"]') && removeItemsOfOthers(), true);
