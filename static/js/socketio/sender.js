/* Sends what is in the outbox: for each stream in order, one at a time, with the same client_id on every try, until the
 * server says that it is stored or that it never will be. */

import { Channel } from './channel.js';
import { jitter, tell, wait } from './config.js';
import { LOST } from './link.js';
import * as outbox from './outbox.js';
import { key } from '../storage.js';

const PASSING = new Set(['lost', 'unavailable', 'rate_limited']);
const CODE = { 401: 'lost', 403: 'forbidden', 404: 'not_found', 413: 'too_long', 422: 'invalid', 429: 'rate_limited' };

const busy = new Set();

/** Send whatever waits and can be sent now. */
export function drain() {
  for (const stream of new Set(outbox.items().map((item) => item.stream))) run(stream);
}

async function run(stream) {
  if (busy.has(stream) || !reachable(outbox.next(stream))) return;
  busy.add(stream);
  await alone(key('outbox', stream), () => empty(stream)).finally(() => busy.delete(stream));
  run(stream); // what came while the lock was given back
}

/** One tab of a browser sends at a time. Without locks (plain HTTP) several may: the client_id makes that harmless. */
const alone = (name, work) => (navigator.locks ? navigator.locks.request(name, work) : work());

function reachable(item) {
  const channel = item && Channel.get(item.namespace);
  return channel && (channel.state === 'online' || (channel.state === 'offline' && channel.blocked)) ? channel : null;
}

async function empty(stream) {
  let channel;
  let posted = false;
  for (let item, tries = 0; (item = outbox.next(stream)) && (channel = reachable(item)); ) {
    const online = channel.state === 'online';
    const { client_id, data } = item;
    const ack = await (online ? channel.request(item.event, { ...data, client_id }) : post(item, channel));
    if (ack.ok) {
      tell(document, 'sio:sent', { ...item, ack });
      outbox.remove(item);
      tries = 0;
      posted ||= !online;
    } else if (PASSING.has(ack.error.code)) {
      if (ack !== LOST || !online) await wait(ack.error.retry_after_ms ?? jitter(tries++));
    } else {
      outbox.put({ ...item, state: 'failed', code: ack.error.code });
    }
  }
  if (posted) channel?.streams.get(stream)?.reset(); // nothing else brings the message into the page
}

/** The same form over HTTP, for networks that let no socket through. */
async function post({ action, data, client_id }, channel) {
  let response;
  try {
    response = await fetch(action, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({ ...data, client_id }),
    });
  } catch {
    channel.blocked = false;
    return LOST;
  }
  const { status } = response;
  const body = await response.json().catch(() => ({}));
  if (status === 401) channel.deny();
  if (response.ok) return body.ok ? body : LOST;
  return { ok: false, error: { code: CODE[status] ?? (status < 500 ? 'invalid' : 'unavailable'), ...body.error } };
}
