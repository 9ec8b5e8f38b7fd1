/* Links and buttons that do something in the page instead of leading to another one. */

import { registerBehavior } from '../behaviors.js';
import { loadModule } from '../module_loader.js';

const runButtonAction = async (button) => (await loadModule(() => import('./button_actions.js'), true))?.runButtonAction(button);
const openCard = async (element) => (await loadModule(() => import('./person_card.js'), true))?.openPersonCard(element);
const toggleDock = async () => (await loadModule(() => import('./dock.js'), true))?.toggleDock();

/** Names and pictures of people, as far as they are not a part of something else that is clicked. */
const PERSON = 'a[href^="/people/"], .avatar[data-person-id]:not(:is(a, button, label, .person-card) *), .msg .author';

/** What is done instead of following a link. */
const insteadOfLink = {
  '[data-dialog]': ({ dataset }) => document.getElementById(dataset.dialog).showModal(), // a page that is here as well
  '[data-dock]': toggleDock,
  [PERSON]: openCard,
};
const withAction = 'button[data-reveal], button[data-copy], a[data-mark-read]';

// In the capture phase, and no further: or htmx follows the link.
document.addEventListener('click', (event) => {
  const { target } = event;
  const element = target.closest?.(Object.keys(insteadOfLink).join());
  if (target.closest?.(withAction)) runButtonAction(target.closest(withAction));
  if (!element || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  for (const [selector, act] of Object.entries(insteadOfLink)) if (element.matches(selector)) act(element);
}, true);

// The button that shows a password works by script, so only script shows it.
registerBehavior('button[data-reveal]', class {
  constructor(button) {
    button.hidden = false;
  }
});
