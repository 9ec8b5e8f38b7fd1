/* The service worker, and what its page is to look like where there is no server to ask. */

import { storeItem } from './storage.js';

const { lang: locale, dataset } = document.documentElement;
storeItem('switchboard.look', JSON.stringify({ locale, theme: dataset.theme }));
// Private windows, and plain HTTP, have none.
navigator.serviceWorker?.register('/sw.js').catch(() => {});
