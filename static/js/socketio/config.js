/* `<meta name="sio-config" content='{"backoff": 500}'>` changes any of these. Times in milliseconds. */

export const config = {
  path: '/socket.io',
  transports: ['websocket'],
  linger: 300, // a navigation takes the last panel away and brings the next within this
  ackTimeout: 10_000,
  joinTimeout: 15_000,
  backoff: 500,
  backoffMax: 30_000,
  gap: 100, // events that only overtook each other are put in order without asking
  probeAfter: 3, // failed connects before HTTP is tried
  grace: 2_000, // being offline for less is nobody's business
  ...JSON.parse(document.querySelector('meta[name="sio-config"]')?.content ?? '{}'),
};

/** Errors that may pass by themselves. */
export const TRANSIENT_CODES = new Set(['lost', 'unavailable', 'rate_limited']);

export const delay = (ms) => new Promise((done) => setTimeout(done, ms));

/** How long to wait before try number `tries` (from 0). Full jitter: a thousand clients come back spread out. */
export const backoff = (tries) => Math.random() * Math.min(config.backoffMax, config.backoff * 2 ** Math.min(tries, 16));

export const dispatch = (target, name, detail, cancelable = false) =>
  target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, cancelable }));
