/* The connection of one namespace: it comes with a fresh token, and comes back when it is lost. */

import { backoff, config, delay } from './config.js';
import { dedicatedManager, sharedManager } from './managers.js';
import { fetchToken } from './tokens.js';

export const CONNECTION_LOST = { ok: false, error: { code: 'lost' } };
const LAST_RECONNECT_CODE = 3499; // from 3500 on the server does not want this client back
const CROWDED = 3504; // the person has more pages open than are served at once, and this one is the oldest

export class NamespaceConnection {
  /** connecting, online, offline or denied. */
  state = 'connecting';
  blocked = false; // whether pages are answered while the socket is not let through
  #path;
  #socket;
  #attempt = 0; // a token that arrives for an earlier attempt is thrown away
  #tries = 0;
  #timer;

  /** A subclass has `changed()`, told of every new state, and `received(name, data)`. */
  constructor(namespace) {
    this.namespace = namespace;
    if (globalThis.io) this.#use(sharedManager());
  }

  #use(path) {
    this.#path = path;
    const auth = (send) => this.#authenticate(send);
    const socket = (this.#socket = path.manager.socket(this.namespace, { auth }));
    socket.on('connect', () => this.#joined());
    socket.on('disconnect', (reason) => reason !== 'io client disconnect' && this.#lost());
    socket.on('connect_error', ({ data }) => this.#refused(data));
    socket.on('bye', ({ code, reconnect_in_ms: after = 0 }) => {
      if (code === CROWDED) this.setIdle();
      else if (code > LAST_RECONNECT_CODE) this.deny();
      else path.pauseFor(after);
    });
    socket.onAny((name, data) => this.received(name, data));
  }

  connect() {
    if (this.state !== 'connecting') return;
    if (!this.#socket) this.#goWithout();
    else if (!this.#socket.active) this.#socket.connect();
  }

  /** Try again without waiting: the network came back, or somebody looks at the page. */
  hurry() {
    if (this.state === 'offline' && this.#socket && !this.#path.pauseMs) this.#socket.connect();
  }

  /** Send `event`; its ack, or CONNECTION_LOST when none comes. */
  request(event, data) {
    if (this.state !== 'online') return CONNECTION_LOST;
    return new Promise((done) => {
      this.#socket.timeout(config.ackTimeout).emit(event, data, (error, ack) => done((!error && ack) || CONNECTION_LOST));
    });
  }

  close() {
    this.#end('connecting');
  }

  /** Stay away: the person may not be here, or not any more. */
  deny() {
    this.#end('denied');
  }

  /** Wait until somebody looks at the page. */
  setIdle() {
    this.#end('offline');
  }

  /** The client did not come: the connection broke, or the page is left while it loads. Pages are answered all the same. */
  #goWithout() {
    this.blocked = true;
    this.#set('offline');
  }

  async #authenticate(send) {
    clearTimeout(this.#timer);
    const attempt = ++this.#attempt;
    for (let tries = 0; attempt === this.#attempt; tries++) {
      const { token, denied, after } = await fetchToken(this.namespace);
      if (attempt !== this.#attempt) return;
      if (denied) return this.deny();
      if (token) {
        this.#timer = setTimeout(() => this.#socket.disconnect() && this.#lost(), config.joinTimeout);
        return send({ token, format: 'html' });
      }
      this.#set('offline');
      await delay(after ?? backoff(tries));
    }
  }

  #joined() {
    clearTimeout(this.#timer);
    this.#tries = 0;
    this.blocked = false;
    this.#set('online');
  }

  #refused(refusal) {
    const own = dedicatedManager(this.namespace);
    if (refusal?.code === 'not_here' && this.#path !== own) this.#switchTo(own);
    else if (refusal?.retry === false && refusal.code !== 'not_here') this.deny();
    else this.#lost(refusal);
  }

  #switchTo(path) {
    clearTimeout(this.#timer);
    this.#socket.off().disconnect();
    this.#use(path);
    this.#socket.connect();
  }

  #lost(refusal) {
    const attempt = ++this.#attempt;
    clearTimeout(this.#timer);
    const pause = this.#path.pauseMs || (refusal?.retry_after_ms ?? backoff(this.#tries));
    this.#timer = setTimeout(() => this.#socket.connect(), pause);
    this.#tries++;
    this.#set('offline');
    if (this.#tries >= config.probeAfter) this.#probe(attempt);
  }

  /** A browser does not tell a socket that was refused from a server that is gone; where tokens come from does. */
  async #probe(attempt) {
    const { token, denied } = await fetchToken(this.namespace);
    if (attempt !== this.#attempt || this.state !== 'offline') return;
    if (denied) return this.deny();
    this.blocked = Boolean(token);
    this.#set('offline');
  }

  #end(state) {
    this.#attempt++;
    this.#tries = 0;
    this.blocked = false;
    clearTimeout(this.#timer);
    this.#socket?.disconnect();
    this.#set(state);
  }

  #set(state) {
    this.state = state;
    this.changed();
  }
}
