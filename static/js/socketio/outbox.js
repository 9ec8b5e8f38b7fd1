/* What was said and is not known to be stored yet. It survives reloads and restarts of the browser.
 * Every item has its own key, so that two tabs never write over each other's list. */

import { entries, keep, key } from '../storage.js';
import { tell } from './config.js';

const unkept = new Map(); // key -> text, where the browser keeps nothing
let latest = 0;

const changed = () => tell(document, 'sio:outbox');
const prefix = () => key('outbox');

/** All items, in the order in which they were said. */
export function items() {
  const found = new Map([...unkept, ...entries(prefix())]);
  return [...found.values()].map((text) => JSON.parse(text)).sort((a, b) => a.at - b.at);
}

/** Keep `item` (`client_id`, `namespace`, `stream`, `event`, `action`, `data`) until it is settled. */
export function add(item) {
  latest = Math.max(Date.now(), latest + 1);
  put({ ...item, at: latest, state: 'pending' });
}

/** Write `item` over what was kept under its `client_id`. */
export function put(item) {
  const name = key('outbox', item.client_id);
  const text = JSON.stringify(item);
  if (!keep(name, text)) unkept.set(name, text);
  changed();
}

export function remove({ client_id: id }) {
  unkept.delete(key('outbox', id));
  keep(key('outbox', id), null);
  changed();
}

/** The item that is to be sent next to `stream`. One that failed waits for its author and not for the others. */
export const next = (stream) => items().find((item) => item.stream === stream && item.state === 'pending');

addEventListener('storage', (event) => (event.key === null || event.key.startsWith(prefix())) && changed());
