/* The list under the bell is fetched when it opens, and again when something comes while it is open. Notifications on the
 * desktop are loaded where they are allowed, or may come to be. */

import { eventually } from '../loading.js';

document.addEventListener('sio:applied', ({ target }) => {
  target.querySelector('#bell-menu:popover-open')?.dispatchEvent(new CustomEvent('opened'));
});

// Nobody is asked for anything before they open the bell. What is not there is not offered: plain HTTP has none.
const loadDesktop = () => globalThis.Notification && navigator.locks && eventually(() => import('./desktop.js'));

if (globalThis.Notification?.permission === 'granted') loadDesktop();
else navigator.permissions?.query({ name: 'notifications' }).then((status) => (status.onchange = loadDesktop)); // by another tab
document.addEventListener('opened', ({ target }) => target.id === 'bell-menu' && loadDesktop(), true);
