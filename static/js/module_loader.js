/* Modules that are fetched when they are first needed, which may be when the server is away. */

import { registerBehavior } from './behaviors.js';
import { tellNotLoaded } from './shell/toasts.js';
import { backoff, delay } from './socketio/config.js';

/** The module that `importer` resolves to, or null if it cannot be fetched now: the next caller tries again. Where somebody
 * waits for it (`notify`) a toast says so. */
export async function loadModule(importer, notify = false) {
  try {
    return await importer();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // it came, and is broken
    if (notify) tellNotLoaded();
    return null;
  }
}

/** Import a module that nobody waits for: as soon as that is possible. */
export async function loadEventually(importer) {
  for (let tries = 0; !(await loadModule(importer)); tries++) await delay(backoff(tries));
}

/** The same for forms that cannot be sent without a module: one that is sent before it came waits for it. */
export function loadForForms(selector, importer) {
  let isThere = false;
  const load = async () => {
    const module = await importer();
    isThere = true;
    return module;
  };
  loadFor(selector, load);
  document.addEventListener('submit', async (event) => {
    const { target: form, submitter } = event;
    if (isThere || !form.querySelector(selector)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (await loadModule(load, true) && !submitter?.hidden) form.requestSubmit(submitter);
  }, true);
}

/** Import a module as soon as an element that matches `selector` is in the page. */
export const loadFor = (selector, importer) => registerBehavior(selector, class {
  constructor() {
    loadEventually(importer);
  }
});
