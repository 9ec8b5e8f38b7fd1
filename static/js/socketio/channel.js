/* One namespace, for all panels that want it: its connection, and the streams that come over it. */

import { backoff, config, delay, dispatch } from './config.js';
import { NamespaceConnection } from './namespace_connection.js';
import { Stream } from './stream.js';

const EPHEMERAL = new Set(['typing', 'presence', 'person', 'unread', 'seen', 'rows', 'rooms', 'joined']);

const channels = new Map();

export class Channel extends NamespaceConnection {
  streams = new Map();
  #panels = new Set();
  #closing;
  #syncing = false;

  static of(namespace) {
    if (!channels.has(namespace)) channels.set(namespace, new Channel(namespace));
    return channels.get(namespace);
  }

  /** The channels that have panels. */
  static get open() {
    return [...channels.values()].filter((channel) => channel.#panels.size);
  }

  add(panel) {
    clearTimeout(this.#closing);
    this.#panels.add(panel);
    this.connect();
    this.announce();
  }

  remove(panel) {
    this.#panels.delete(panel);
    if (!this.#panels.size) this.#closing = setTimeout(() => this.close(), config.linger);
  }

  /** The stream `name`, known from now on. */
  stream(name) {
    if (!this.streams.has(name)) this.streams.set(name, new Stream(this, name));
    return this.streams.get(name);
  }

  /** Get what streams missed, all in one question. */
  async sync() {
    if (this.#syncing) return;
    this.#syncing = true;
    await null; // panels come several at a time
    this.#syncing = false;
    const stale = [...this.streams.values()].filter((stream) => stream.stale && !stream.resetting);
    if (!stale.length || this.state !== 'online') return;
    const asked = Object.fromEntries(stale.map((stream) => [stream.name, stream.begin()]));
    const ack = await this.request('resume', { streams: asked });
    for (const stream of stale) stream.resumed(ack.ok ? ack.streams[stream.name] : ack, asked[stream.name]);
  }

  async syncLater(tries, after) {
    await delay(after ?? backoff(tries));
    this.sync();
  }

  announce() {
    dispatch(document, 'sio:state', { namespace: this.namespace, state: this.state });
  }

  changed() {
    if (this.state === 'online') this.sync();
    else this.streams.forEach((stream) => (stream.stale = true));
    this.announce();
  }

  received(name, data) {
    if (name === 'event') this.streams.get(data.stream)?.receive(data);
    if (!EPHEMERAL.has(name)) return;
    if (data.html) this.#panels.forEach((panel) => panel.show(data.html));
    dispatch(document, `sio:${name}`, { ...data, namespace: this.namespace });
  }
}

const hurry = () => document.hidden || Channel.open.forEach((channel) => channel.hurry());
addEventListener('online', hurry);
addEventListener('focus', hurry);
document.addEventListener('visibilitychange', hurry);
