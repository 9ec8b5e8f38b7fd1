/* Modules that are fetched when they are first needed, which may be when the server is away. */

import { registerBehavior } from './behaviors.js';
import { backoff, delay } from './socketio/config.js';

/** The module that `importer` resolves to, or null if it cannot be fetched now: the next caller tries again. Where somebody
 * waits for it (`notify`) a toast says so. */
export async function loadModule(importer, notify = false) {
  try {
    return await importer();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // it came, and is broken
    const words = notify && document.querySelector('template[data-not-loaded]');
    if (words) document.getElementById('toasts').append(words.content.cloneNode(true));
    return null;
  }
}

/** Import a module that nobody waits for: as soon as that is possible. */
export async function loadEventually(importer) {
  for (let tries = 0; !(await loadModule(importer)); tries++) await delay(backoff(tries));
}

/** Import a module as soon as an element that matches `selector` is in the page. */
export const loadFor = (selector, importer) => registerBehavior(selector, class {
  constructor() {
    loadEventually(importer);
  }
});
