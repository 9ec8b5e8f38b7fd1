/* A page whose session has ended while it was open leads to the sign-in page, which says why, unless something is typed in it
 * that would be lost. What is written in rooms is kept anyway. */

const isKept = (field) => field.closest('[data-composer], [role=search]');
const isTyped = (field) => field.type !== 'hidden' && field.value !== field.defaultValue && !isKept(field);

// A page that never was online would come back and find the same again.
let wasOnline = document.querySelector('[sio-summary]')?.dataset.sioState === 'online';
document.addEventListener('sio:state', ({ detail }) => {
  wasOnline ||= detail.state === 'online';
});
document.addEventListener('sio:signed-out', () => {
  if (!wasOnline || [...document.querySelectorAll('main :is(input, textarea)')].some(isTyped)) return;
  location.replace(location.pathname + location.search);
});
