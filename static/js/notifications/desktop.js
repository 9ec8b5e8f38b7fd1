/* Notifications on the desktop: of each event one in a browser, shown by one of its tabs, and none of a room that somebody
 * looks at. Loaded where they are allowed, or when the bell is opened, in which one allows them: `[data-desktop]`. */

import { objectsOf, watch } from '../behaviors.js';
import { keep, key, me } from '../storage.js';

const BURST_MS = 300; // when a connection comes back many come at once, of which the latest are enough
const MOST = 3;

const SWITCH = key('desktop');
const named = (what) => `switchboard.${what}.${me()}`;
const wanted = () => Notification.permission === 'granted' && localStorage[SWITCH] !== 'off';

/* Who shows them: the tab that has the lock, until it is closed. */

let leads = false;
navigator.locks.request(named('notifier'), () => new Promise(() => (leads = true)));

/* What somebody looks at: their tab has a lock that names it. */

let looksAt = '';
let lookAway = () => {};

function look() {
  const here = document.visibilityState === 'visible' && document.hasFocus();
  const rooms = here ? [...document.querySelectorAll('[data-room-id]')].map(({ dataset }) => dataset.roomId).join('.') : '';
  if (rooms === looksAt) return;
  looksAt = rooms;
  lookAway();
  const over = new Promise((done) => (lookAway = done));
  if (rooms) navigator.locks.request(`${named('looking')}.${rooms}`, { mode: 'shared' }, () => over);
}

async function isLookedAt(room) {
  const { held } = await navigator.locks.query();
  return held.some(({ name }) => name.startsWith(named('looking')) && name.split('.').includes(room));
}

addEventListener('focus', look);
addEventListener('blur', look);
document.addEventListener('visibilitychange', look);
watch('[data-room-id]', class {
  constructor() {
    look();
  }

  disconnect() {
    look();
  }
});

/* What came, and what is shown of it. */

let last = { epoch: null, seq: 0 };
let waiting = []; // items of the inbox, the latest at the end
const shown = new Map(); // id of an item -> Notification

const items = (html) => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('.item')];

// Every panel of the stream applies an event; the first one counts.
document.addEventListener('sio:applied', ({ detail: event }) => {
  if (event?.stream !== `user:${me()}` || (event.epoch === last.epoch && event.seq <= last.seq)) return;
  last = event;
  const told = items(event.html);
  const isNew = (item) => item.classList.contains('new');
  told.filter((item) => !isNew(item)).forEach(({ id }) => forget(id));
  if (event.kind !== 'notification.created') return;
  const item = told.find(({ id }) => id === `notification-${event.id}`);
  if (!item || !isNew(item)) return;
  if (!waiting.length) setTimeout(showAll, BURST_MS);
  waiting.push(item);
});

/** It was read, here or elsewhere. */
function forget(id) {
  waiting = waiting.filter((item) => item.id !== id);
  shown.get(id)?.close();
  shown.delete(id);
}

/** Those that nobody has read meanwhile. */
function showAll() {
  waiting.slice(-MOST).forEach(show);
  waiting = [];
}

async function show(item) {
  const link = item.querySelector('a[href]');
  const room = /^\/chat\/([^/]+)/.exec(link?.getAttribute('href'))?.[1];
  if (!leads || !wanted() || (room && (await isLookedAt(room)))) return;
  const words = (selector) => item.querySelector(selector)?.textContent.trim() ?? '';
  const icon = document.querySelector('link[rel=icon]')?.href;
  const notification = new Notification(words('.what > :is(a, b)'), { body: words('.what > p'), tag: item.id, icon });
  shown.set(item.id, notification);
  notification.onclose = () => shown.delete(item.id);
  notification.onclick = () => {
    focus();
    notification.close();
    if (link) follow(link);
  };
}

/** As a click on it in the inbox: it is read, and the page changes as with any link. */
function follow(link) {
  document.getElementById('toasts').append(link);
  htmx.process(link);
  link.click();
  link.remove();
}

addEventListener('pagehide', () => shown.forEach((notification) => notification.close()));

/* The switch. Permission is asked for by a click, and never otherwise. */

class Switch {
  constructor(button) {
    this.button = button;
    button.hidden = false;
    button.addEventListener('click', () => this.#turn());
    this.say();
  }

  say() {
    const { button } = this;
    button.disabled = Notification.permission === 'denied';
    button.querySelector('span').textContent = button.dataset[button.disabled ? 'denied' : wanted() ? 'on' : 'off'];
  }

  async #turn() {
    if (Notification.permission === 'default') await Notification.requestPermission();
    else keep(SWITCH, wanted() ? 'off' : null);
    objectsOf(Switch).forEach((each) => each.say());
  }
}

watch('[data-desktop]', Switch);
addEventListener('storage', () => objectsOf(Switch).forEach((each) => each.say()));
