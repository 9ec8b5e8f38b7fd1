/* What is loaded when somebody asks for it with a link or a button. */

import { load } from '../module_loader.js';

const pressed = async (button) => (await load(() => import('./button_actions.js'), true))?.press(button);
const dock = async () => (await load(() => import('./dock.js'), true))?.toggle();

/** What is done instead of following a link. */
const instead = {
  '[data-dialog]': ({ dataset }) => document.getElementById(dataset.dialog).showModal(), // a page that is here as well
  '[data-dock]': dock,
};
const besides = 'button[data-reveal], button[data-copy], a[data-read]';

// In the capture phase, and no further: or htmx follows the link.
document.addEventListener('click', (event) => {
  const { target } = event;
  const element = target.closest?.(Object.keys(instead).join());
  if (target.closest?.(besides)) pressed(target.closest(besides));
  if (!element || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  for (const [selector, act] of Object.entries(instead)) if (element.matches(selector)) act(element);
}, true);
