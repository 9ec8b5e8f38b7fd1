/* Notifications on the desktop: of each event one in a browser, shown by one of its tabs, and none of a room that somebody
 * looks at. Loaded where they are allowed, or when the bell is opened, which has the button that allows them:
 * `[data-desktop-notifications]`. */

import { behaviorsOf, registerBehavior } from '../behaviors.js';
import { currentUserId, storageKey, storeItem } from '../storage.js';

const BURST_MS = 300; // when a connection comes back many come at once, of which the latest are enough
const MAX_AT_ONCE = 3;

const SETTING_KEY = storageKey('desktop');
const lockName = (what) => `switchboard.${what}.${currentUserId()}`;
/** Whether nobody is to be disturbed now: what came is in the inbox. */
const isQuiet = () => new Date(document.body.dataset.dndUntil) > Date.now();
const isEnabled = () => Notification.permission === 'granted' && localStorage[SETTING_KEY] !== 'off';

/* Who shows them: the tab that has the lock, until it is closed. */

let isNotifier = false;
navigator.locks.request(lockName('notifier'), () => new Promise(() => (isNotifier = true)));

/* What somebody looks at: their tab has a lock that names it. */

let roomsInView = '';
let releaseLock = () => {};

function lockRoomsInView() {
  const here = document.visibilityState === 'visible' && document.hasFocus();
  const rooms = here ? [...document.querySelectorAll('[data-room-id]')].map(({ dataset }) => dataset.roomId).join('.') : '';
  if (rooms === roomsInView) return;
  roomsInView = rooms;
  releaseLock();
  const over = new Promise((done) => (releaseLock = done));
  if (rooms) navigator.locks.request(`${lockName('looking')}.${rooms}`, { mode: 'shared' }, () => over);
}

async function isInView(room) {
  const { held } = await navigator.locks.query();
  return held.some(({ name }) => name.startsWith(lockName('looking')) && name.split('.').includes(room));
}

addEventListener('focus', lockRoomsInView);
addEventListener('blur', lockRoomsInView);
document.addEventListener('visibilitychange', lockRoomsInView);
registerBehavior('[data-room-id]', class {
  constructor() {
    lockRoomsInView();
  }

  disconnect() {
    lockRoomsInView();
  }
});

/* What came, and what is shown of it. */

let last = { epoch: null, seq: 0 };
let waiting = []; // items of the inbox, the latest at the end
const shown = new Map(); // id of an item -> Notification

const items = (html) => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('.item')];

// Every panel of the stream applies an event; the first one counts.
document.addEventListener('sio:applied', ({ detail: event }) => {
  if (event?.stream !== `user:${currentUserId()}` || (event.epoch === last.epoch && event.seq <= last.seq)) return;
  last = event;
  const received = items(event.html);
  const isNew = (item) => item.classList.contains('new');
  received.filter((item) => !isNew(item)).forEach(({ id }) => withdraw(id));
  if (event.kind !== 'notification.created') return;
  const item = received.find(({ id }) => id === `notification-${event.id}`);
  if (!item || !isNew(item) || !isEnabled() || isQuiet()) return;
  if (!waiting.length) setTimeout(showAll, BURST_MS);
  waiting.push(item);
});

/** It was read, here or elsewhere. */
function withdraw(id) {
  waiting = waiting.filter((item) => item.id !== id);
  shown.get(id)?.close();
  shown.delete(id);
}

/** Those that nobody has read meanwhile. */
function showAll() {
  waiting.slice(-MAX_AT_ONCE).forEach(show);
  waiting = [];
}

async function show(item) {
  const link = item.querySelector('a[href]');
  const room = /^\/chat\/([^/]+)/.exec(link?.getAttribute('href'))?.[1];
  if (!isNotifier || !isEnabled() || isQuiet() || (room && (await isInView(room)))) return;
  const words = (selector) => item.querySelector(selector)?.textContent.trim() ?? '';
  const icon = document.querySelector('link[rel=icon]')?.href;
  const notification = new Notification(words('.what > :is(a, b)'), { body: words('.what > p'), tag: item.id, icon });
  shown.set(item.id, notification);
  notification.onclose = () => shown.delete(item.id);
  notification.onclick = () => {
    focus();
    notification.close();
    if (link) openLink(link);
  };
}

/** As a click on it in the inbox: it is read, and the page changes as with any link. */
function openLink(link) {
  document.getElementById('toasts').append(link);
  htmx.process(link);
  link.click();
  link.remove();
}

addEventListener('pagehide', () => shown.forEach((notification) => notification.close()));

/* The switch. Permission is asked for by a click, and never otherwise. */

class DesktopSwitch {
  constructor(button) {
    this.button = button;
    button.hidden = false;
    button.addEventListener('click', () => this.#toggle());
    this.update();
  }

  update() {
    const { button } = this;
    button.disabled = Notification.permission === 'denied';
    button.querySelector('span').textContent = button.dataset[button.disabled ? 'denied' : isEnabled() ? 'on' : 'off'];
  }

  async #toggle() {
    if (Notification.permission === 'default') await Notification.requestPermission();
    else storeItem(SETTING_KEY, isEnabled() ? 'off' : null);
    behaviorsOf(DesktopSwitch).forEach((each) => each.update());
  }
}

registerBehavior('[data-desktop-notifications]', DesktopSwitch);
addEventListener('storage', () => behaviorsOf(DesktopSwitch).forEach((each) => each.update()));
