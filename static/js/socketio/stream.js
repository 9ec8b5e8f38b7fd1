/* A stream's position: what every panel of it has, what came early, and how to get what is missing. */

import { TRANSIENT_CODES, config } from './config.js';

const FILL = 300;

export class Stream {
  /** Something may be missing; `resume` tells. */
  stale = true;
  /** The panels are being fetched anew; they bring the position. */
  resetting = false;
  last = 0;
  epoch;
  #channel;
  #panels = new Set();
  #early = new Map();
  #asking = false;
  #tries = 0;
  #gap;
  #leaving;

  constructor(channel, name) {
    this.#channel = channel;
    this.name = name;
  }

  /** `panel` came, or was rendered anew: the stream goes back to its position, if that is behind. */
  attach(panel) {
    clearTimeout(this.#leaving);
    this.#panels.add(panel);
    if (this.epoch !== panel.epoch || this.resetting) {
      this.epoch = panel.epoch;
      this.last = panel.seq;
      this.stale = true;
      this.resetting = false;
      this.#early.clear();
      for (const other of this.#panels) if (other.epoch !== panel.epoch) other.reset();
    } else if (panel.seq < this.last) {
      this.last = panel.seq;
      this.stale = true;
    }
    if (this.stale) this.#channel.sync();
  }

  detach(panel) {
    this.#panels.delete(panel);
    if (!this.#panels.size) this.#leaving = setTimeout(() => this.#leave(), config.linger);
  }

  receive(event) {
    if (event.epoch !== this.epoch) return this.reset();
    this.#early.set(event.seq, event);
    if (!this.stale && !this.#asking) this.#apply();
  }

  /** Asked now: the position to resume from. */
  begin() {
    this.stale = false;
    this.#asking = true;
    return [this.last, this.epoch];
  }

  /** What the server says about `asked`, the position that `begin` gave. */
  async resumed(reply, asked) {
    this.#asking = false;
    if (asked[1] !== this.epoch || this.resetting) return;
    if (reply?.reset) return this.reset();
    if (!reply?.ok) return this.#refused(reply?.error ?? {});
    this.#tries = 0;
    this.#panels.forEach((panel) => panel.refuse(null));
    this.#keep(reply.events);
    this.#apply();
    if (reply.more) await this.#fill();
  }

  /** Have the server render the panels anew: this history is over. */
  reset() {
    if (this.resetting) return;
    this.resetting = this.stale = true;
    this.#early.clear();
    this.#panels.forEach((panel) => panel.reset());
  }

  #keep(events) {
    for (const event of events) this.#early.set(event.seq, event);
  }

  /** Give the panels whatever is next in order. True when nothing is left over. */
  #deliver() {
    for (const seq of [...this.#early.keys()].sort((a, b) => a - b)) {
      if (seq > this.last + 1) return false;
      const event = this.#early.get(seq);
      this.#early.delete(seq);
      if (seq <= this.last) continue;
      this.last = seq;
      this.#panels.forEach((panel) => panel.take(event));
    }
    return true;
  }

  /** Deliver; what is missing may only be overtaken, so it has a moment to come by itself. */
  #apply() {
    if (this.#deliver()) return;
    this.#gap ??= setTimeout(() => {
      this.#gap = undefined;
      if (!this.stale && !this.#asking && this.#early.size) this.#fill();
    }, config.gap);
  }

  async #fill() {
    this.#asking = true;
    for (let more = true; more && !this.stale; ) {
      const gap = this.#early.size > 0;
      const from = this.last;
      const reply = await this.#channel.request('fill', { stream: this.name, after: from, limit: FILL });
      if (this.resetting || this.stale) break;
      if (!reply.ok) {
        this.#refused(reply.error);
        break;
      }
      this.#keep(reply.events);
      more = !this.#deliver() || reply.more;
      // What is early was written after what is missing. If that is not there to be read by now, it never will be.
      if (more && this.last === from && (gap || reply.more)) this.reset();
    }
    this.#asking = false;
  }

  #refused({ code, retry_after_ms: after }) {
    this.stale = true;
    if (TRANSIENT_CODES.has(code)) this.#channel.syncLater(this.#tries++, after);
    else this.#panels.forEach((panel) => panel.refuse(code));
  }

  #leave() {
    this.#channel.streams.delete(this.name);
    const [kind, room] = this.name.split(':');
    if (kind === 'room') this.#channel.request('leaveRoom', { room });
  }
}
