/* What is done to messages is loaded when it is done first. In the capture phase, as htmx boosts the same links and forms;
 * outside a panel they are what they are without script. */

const load = () => import('./acting.js');

function take(event, what, ...details) {
  event.preventDefault();
  event.stopImmediatePropagation();
  load().then((acting) => acting[what](...details));
}

document.addEventListener('click', (event) => {
  const target = event.target.closest?.('[sio-connect] [data-do]');
  if (target && !event.ctrlKey && !event.metaKey && !event.shiftKey) take(event, 'click', target);
}, true);

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('[sio-connect] :is([data-act], .reactions)')) take(event, 'submit', form, event.submitter);
}, true);

document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  if (key === 'ArrowUp' && !event.isComposing && target.matches('[data-composer] textarea') && !target.value) {
    take(event, 'editLast', target);
  }
}, true);
