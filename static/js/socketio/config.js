/* `<meta name="sio-config" content='{"backoff": 500}'>` changes any of these. Times in milliseconds. */

const meta = document.querySelector('meta[name="sio-config"]');

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
  ...JSON.parse(meta?.content ?? '{}'),
};

export const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** How long to wait before try number `tries` (from 0). Full jitter: a thousand clients come back spread out. */
export const jitter = (tries) => Math.random() * Math.min(config.backoffMax, config.backoff * 2 ** Math.min(tries, 16));

/** A UUID. `crypto.randomUUID` is missing on plain HTTP in a local network; random bytes are not. */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

export const tell = (target, name, detail, cancelable = false) =>
  target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, cancelable }));
