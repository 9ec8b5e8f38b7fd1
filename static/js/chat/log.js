/* Decorates a list of messages for its reader: which are theirs, which belong together, where a day begins, what is new.
 * The HTML is the same for everybody, so none of this can come from the server. */

import { registerBehavior } from '../behaviors.js';
import { loadModule } from '../module_loader.js';
import { currentUserId } from '../storage.js';

const GROUP_MS = 5 * 60_000;
const DAY_MS = 24 * 3_600_000;
const MAX_MESSAGES = 500; // a tab that is open for days does not hold days

const language = document.documentElement.lang || undefined;
const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
const date = new Intl.DateTimeFormat(language, { dateStyle: 'full' });

const isMessage = (node) => node?.matches?.('.msg');
const isDay = (element) => element.matches('.day');
const time = (message) => new Date(message.dataset.sentAt);
const midnight = (moment) => new Date(moment).setHours(0, 0, 0, 0); // of the reader, wherever that is

/** "today", "yesterday", or the date. Rounded, since a day may have 23 hours. */
function dayName(day) {
  const ago = Math.round((midnight(Date.now()) - day) / DAY_MS);
  return ago < 2 ? words.format(-ago, 'day') : date.format(day);
}

/** The message before `message`, and what stands between the two. */
function before(message) {
  const between = [];
  let element = message.previousElementSibling;
  for (; element && !element.matches('.msg'); element = element.previousElementSibling) between.push(element);
  return [element, between];
}

function separator(day) {
  const line = document.createElement('li');
  line.className = 'day';
  line.dataset.day = day;
  return line;
}

function decorate(message) {
  const [previous, between] = before(message);
  const day = midnight(time(message));
  const begins = !previous || midnight(time(previous)) !== day;
  between.filter(isDay).forEach((element) => element.remove());
  if (begins) message.before(separator(day));
  const { authorId } = message.dataset;
  const continues = !begins && between.every(isDay) && previous.dataset.authorId === authorId;
  message.classList.toggle('own', authorId === currentUserId());
  message.classList.toggle('grouped', continues && time(message) - time(previous) <= GROUP_MS);
}

class Log {
  #list;
  #observer;

  constructor(list) {
    this.#list = list;
    this.#insertDivider();
    this.#observer = new MutationObserver((records) => this.#changed(records));
    this.#decorate(list.children);
    this.#observer.observe(list, { childList: true });
    list.closest('[sio-connect]')?.addEventListener('sio:applied', ({ detail }) => {
      if (detail?.kind === 'message.created') this.#countMissed(detail);
      if (!detail) this.#decorate(list.children); // fetched anew, messages are as the server knows them
    });
  }

  disconnect() {
    this.#observer.disconnect();
  }

  #changed(records) {
    const touched = new Set();
    for (let { addedNodes, nextSibling: next } of records) {
      for (const node of addedNodes) touched.add(node);
      while (next && !isMessage(next)) next = next.nextSibling;
      touched.add(next); // it comes after another one now
    }
    this.#decorate(touched);
    this.#trim();
    const end = this.#list.querySelector('.end-of-log');
    if (end) loadModule(() => import('./log_window.js')).then((window) => window?.joinLatest(this.#list, end));
  }

  /** Something came after all that is shown here: it is counted on the way there. */
  #countMissed({ html }) {
    const count = this.#list.closest('[sio-connect]').querySelector('[data-latest] [data-count]');
    if (count && !html?.includes(`data-author-id="${currentUserId()}"`)) count.textContent = Number(count.textContent) + 1;
  }

  #decorate(nodes) {
    for (const node of [...nodes]) {
      if (isMessage(node) && node.parentNode === this.#list) decorate(node);
    }
    for (const line of this.#list.querySelectorAll('.day')) line.textContent = dayName(Number(line.dataset.day));
    this.#observer.takeRecords(); // what was just done here is no news
  }

  /** One line before the first message from someone else that was not read before; it stays for the visit. */
  #insertDivider() {
    const panel = this.#list.closest('[data-last-read-seq]');
    const template = panel?.querySelector('template[data-divider]');
    const unread = [...this.#list.querySelectorAll('.msg')].find(
      ({ dataset }) => dataset.authorId !== currentUserId() && Number(dataset.seq) > Number(panel?.dataset.lastReadSeq),
    );
    if (template && unread) unread.before(template.content.cloneNode(true));
  }

  /** Few tabs are open for so long. */
  async #trim() {
    if (this.#list.childElementCount <= MAX_MESSAGES || this.#list.querySelectorAll('.msg').length <= MAX_MESSAGES) return;
    const window = await loadModule(() => import('./log_window.js'));
    if (window) this.#decorate([window.trimLog(this.#list)]);
  }
}

registerBehavior('[data-log] .log:not(.pending)', Log);
