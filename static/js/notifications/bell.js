/* The list under the bell is fetched when it opens, and again when something comes while it is open. */

document.addEventListener('sio:applied', ({ target }) => {
  target.querySelector('#bell-menu:popover-open')?.dispatchEvent(new CustomEvent('opened'));
});
