/* Clicks and forms of messages: loads the menu when somebody begins to use it. Links and forms are taken in the capture phase,
 * as htmx boosts them; outside a panel they are what they are without script. */

import { loadModule } from '../module_loader.js';

const menu = () => import('./message_menu.js');

function handle(event, handler, ...details) {
  event.preventDefault();
  event.stopImmediatePropagation();
  loadModule(menu, true).then((loaded) => loaded?.[handler](...details));
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('[sio-connect] [data-action]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) handle(event, 'handleClick', link);
}, true);

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('[sio-connect] :is([data-event], .reactions)')) handle(event, 'handleSubmit', form, event.submitter);
}, true);

document.addEventListener('focusin', ({ target }) => target.closest('[data-composer]') && loadModule(menu));
