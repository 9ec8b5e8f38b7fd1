/* Notifications on the desktop are loaded where they are allowed, or may come to be. */

import { loadEventually } from '../module_loader.js';

// Nobody is asked for anything before they open the bell. What is not there is not offered: plain HTTP has none.
const loadDesktop = () => globalThis.Notification && navigator.locks && loadEventually(() => import('./desktop.js'));

if (globalThis.Notification?.permission === 'granted') loadDesktop();
// Where they are allowed in one tab they are in all.
else navigator.permissions?.query({ name: 'notifications' }).then((status) => (status.onchange = loadDesktop));
document.addEventListener('opened', ({ target }) => target.id === 'bell-menu' && loadDesktop(), true);
