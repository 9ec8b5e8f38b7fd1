/* What is kept in this browser, by person: `switchboard.<what>.<user id>.<name>`. Nothing of one person is left for the next. */

const KEPT = /^switchboard\.(outbox|draft|files)\.([^.]*)\./;

/** The id of the person who is signed in here, or undefined. */
export const me = () => document.body.dataset.userId;

/** The key under which `what` ("outbox", "draft", "files") keeps `name` for the signed-in person. */
export const key = (what, name = '') => `switchboard.${what}.${me()}.${name}`;

/** [key, value] of everything whose key starts with `prefix`. A browser that keeps nothing has nothing. */
export function entries(prefix) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix)).map((name) => [name, localStorage[name]]);
  } catch {
    return [];
  }
}

/** Keep `value` (null: forget it); whether that worked. Storage may be full, or switched off. */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
    return true;
  } catch {
    return false;
  }
}

/** Forget what belongs to anybody but `user`. */
export function forgetOthers(user) {
  for (const [name] of entries('switchboard.')) if ((KEPT.exec(name)?.[2] ?? user) !== user) keep(name, null);
}

if (me()) forgetOthers(me());
document.addEventListener('submit', (event) => event.target.matches('form[action="/logout"]') && forgetOthers(), true);
