/* Modules that are fetched when they are first needed, which may be when the server is away. */

import { jitter, wait } from './socketio/config.js';

/** The module that `bring` imports, or null if it cannot be fetched now: whoever needs it asks again the next time. Where
 * somebody waits for it (`asked`) a toast says so. */
export async function load(bring, asked = false) {
  try {
    return await bring();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // it came, and is broken
    const words = asked && document.querySelector('template[data-not-loaded]');
    if (words) document.getElementById('toasts').append(words.content.cloneNode(true));
    return null;
  }
}

/** Import a module that nobody waits for: as soon as that is possible. */
export async function eventually(bring) {
  for (let tries = 0; !(await load(bring)); tries++) await wait(jitter(tries));
}
