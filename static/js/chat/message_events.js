/* What is done to messages is loaded when somebody begins to do it. Links and forms are taken in the capture phase, as htmx
 * boosts them; outside a panel they are what they are without script. */

import { load } from '../module_loader.js';

const acting = () => import('./message_menu.js');

function take(event, what, ...details) {
  event.preventDefault();
  event.stopImmediatePropagation();
  load(acting, true).then((loaded) => loaded?.[what](...details));
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('[sio-connect] [data-do]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) take(event, 'click', link);
}, true);

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('[sio-connect] :is([data-act], .reactions)')) take(event, 'submit', form, event.submitter);
}, true);

document.addEventListener('focusin', ({ target }) => target.closest('[data-composer]') && load(acting));
