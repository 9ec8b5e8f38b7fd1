/* Sends what is in the outbox: for each stream in order, one at a time, with the same client_id on every try, until the
 * server says that it is stored or that it never will be. */

import { storageKey } from '../storage.js';
import { Channel } from './channel.js';
import { TRANSIENT_CODES, backoff, delay, dispatch } from './config.js';
import { CONNECTION_LOST } from './namespace_connection.js';
import * as outbox from './outbox.js';

const CONTENDED_MS = 10;
const CATCH_UP_MS = 150;

const busy = new Set();

/** Send whatever waits and can be sent now. */
export function sendOutbox() {
  for (const stream of new Set(outbox.items().map((item) => item.stream))) run(stream);
}

async function run(stream) {
  if (busy.has(stream) || !reachable(outbox.next(stream))) return;
  busy.add(stream);
  await withLock(storageKey('outbox', stream), () => sendAll(stream)).finally(() => busy.delete(stream));
  run(stream); // what came while the lock was given back
}

/** One tab of a browser sends at a time. Without locks (plain HTTP) several may: the client_id makes that harmless. */
function withLock(name, work) {
  const asked = Date.now();
  return navigator.locks ? navigator.locks.request(name, () => catchUp(asked).then(work)) : work();
}

/** What another tab did while it had the lock takes a moment to be seen in this one. */
const catchUp = async (asked) => Date.now() - asked > CONTENDED_MS && delay(CATCH_UP_MS);

function reachable(item) {
  const channel = item && Channel.of(item.namespace);
  return channel && (channel.state === 'online' || channel.blocked) ? channel : null;
}

async function sendAll(stream) {
  let channel;
  let posted = false;
  for (let item, tries = 0; (item = outbox.next(stream)) && (channel = reachable(item)); ) {
    const { blocked } = channel;
    const { client_id, data } = item;
    const ack = await (blocked ? postForm(item, channel) : channel.request(item.event, { ...data, client_id }));
    if (ack.ok) {
      dispatch(document, 'sio:sent', { ...item, ack });
      outbox.remove(item);
      tries = 0;
      posted ||= blocked;
    } else if (!TRANSIENT_CODES.has(ack.error.code)) {
      outbox.put({ ...item, state: 'failed', code: ack.error.code });
    } else if (ack !== CONNECTION_LOST || blocked) {
      await delay(ack.error.retry_after_ms ?? backoff(tries++));
    }
  }
  if (posted) channel?.streams.get(stream)?.reset(); // nothing else brings the message into the page
}

/** The same form over HTTP, for networks that let no socket through. */
export async function postForm({ action, data, client_id }, channel) {
  try {
    const fields = Object.entries({ ...data, client_id });
    const body = new URLSearchParams(fields.flatMap(([name, value]) => [value].flat().map((each) => [name, each])));
    const response = await fetch(action, { method: 'POST', headers: { Accept: 'application/json' }, body });
    if (response.status !== 401) return { error: { code: 'invalid' }, ...(await response.json()) };
    channel.deny();
  } catch {
    channel.blocked = false; // until the next probe
  }
  return CONNECTION_LOST;
}
