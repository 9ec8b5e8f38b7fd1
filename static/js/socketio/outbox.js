/* What was said and is not known to be stored yet. It survives reloads and restarts of the browser.
 * Every item has its own key, so that two tabs never write over each other's list. */

import { storedEntries, storeItem, storageKey } from '../storage.js';
import { dispatch } from './config.js';

let latest = 0;

const changed = () => dispatch(document, 'sio:outbox');
const place = ({ client_id: id }) => storageKey('outbox', id);

/** `crypto.randomUUID` is missing on plain HTTP in a local network; random bytes are not. */
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, 0)).join('');

/** All items, in the order in which they were said. */
export const items = () => storedEntries(storageKey('outbox')).map(([, text]) => JSON.parse(text)).sort((a, b) => a.at - b.at);

/** The item that is to be sent next to `stream`. One that failed waits for its author and not for the others. */
export const next = (stream) => items().find((item) => item.stream === stream && item.state === 'pending');

/** Keep `item` (`namespace`, `stream`, `event`, `action`, `data`) until it is settled; whether the browser can. */
export function add(item) {
  latest = Math.max(Date.now(), latest + 1);
  return put({ ...item, client_id: newId(), at: latest, state: 'pending' });
}

/** Write `item` over what was kept under its `client_id`. */
export function put(item) {
  const kept = storeItem(place(item), JSON.stringify(item));
  changed();
  return kept;
}

export function remove(item) {
  storeItem(place(item), null);
  changed();
}

addEventListener('storage', (event) => (event.key ?? storageKey('outbox')).startsWith(storageKey('outbox')) && changed());
