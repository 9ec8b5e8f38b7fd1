/* The dock: a room beside other pages. It stands outside of what navigation changes, so that its connection, its place
 * and what is being written in it go on. Pages of chat have the same ids: there it is away. Loaded when it is opened. */

import { loadStylesheet } from '../stylesheets.js';
import { loadModule } from '../module_loader.js';
import { currentUserId } from '../storage.js';
import { clearScroll, restoreScroll, savedScroll, saveScroll, scrollToEnd } from './dock_scroll.js';
import './dock_width.js';

const YEAR_S = 31_536_000;
const sheet = matchMedia('(max-width: 991px)'); // see css/lazy/dock.css
const dock = document.getElementById('dock');
const opener = () => document.querySelector('[data-dock]');
const composer = () => dock.querySelector('[data-composer] textarea');
const isOfChat = (path) => `${path}/`.startsWith('/chat/');

let room = dock.dataset.room ?? ''; // what it holds, or held when it was closed
let wanted = 'room' in dock.dataset; // whether it is open wherever it can be
let onChatPage = isOfChat(location.pathname);
let latestRequest = 0;

/** For the next page that is loaded: see app/chat/views/dock.py. */
function saveCookie() {
  const value = wanted ? `${currentUserId()}.${room || '-'}` : '';
  const { cookiePrefix } = document.documentElement.dataset;
  const secure = cookiePrefix.startsWith('__') ? ';secure' : '';
  document.cookie = `${cookiePrefix}dock=${value};path=/;max-age=${wanted ? YEAR_S : 0};samesite=lax${secure}`;
}

/** Show or hide the dock; what lies under it as a sheet cannot be reached. */
function update() {
  dock.hidden = !wanted || onChatPage;
  if (dock.hidden) saveScroll(dock);
  if (dock.hidden) dock.replaceChildren(); // or it would go on reading for nobody
  document.querySelector('.shell').inert = !dock.hidden && sheet.matches;
  opener().setAttribute('aria-expanded', wanted);
}

/** The markup of what is at `query`; nothing where that cannot be had now. */
async function fetchRoom(query) {
  const headers = { Accept: 'text/html', 'HX-Request': 'true' };
  const response = await fetch(`/chat/dock?${new URLSearchParams(query)}`, { headers }).catch(() => null);
  return response?.ok && !response.redirected ? response.text() : '';
}

/** Show the room `id`, at `place` if one was kept, or else at the end (`toEnd`) or at what is new; whether that worked. */
async function show(id, place, toEnd = false) {
  const mine = ++latestRequest;
  const loadingChat = loadModule(() => import('../chat.js')); // or the room is seen at its beginning before it is at its end
  let text = await fetchRoom({ room: id, ...(toEnd && { latest: '' }) });
  const message = place && !text.includes(`id="${place.id}"`) && place.id.replace(/^message-/, '');
  if (text && message) text = await fetchRoom({ room: id, message });
  await loadingChat;
  if (mine !== latestRequest || dock.hidden || !text) return false;
  await htmx.swap({ text, sourceElement: dock, target: dock, swap: 'innerHTML', push: 'false' });
  room = dock.querySelector('#room')?.dataset.roomId ?? '';
  saveCookie();
  await loadModule(() => restoreScroll(dock, place));
  return true;
}

/** Whether it shows the latest of the room `id` by itself: fetched again, that would be put under the hands of who writes. */
const isLive = (id) => Boolean(dock.querySelector(`#room[data-sio-state="online"] #messages-${CSS.escape(id)}`));

/** Open it with the room `id`, or with the one it had, and go on writing there; `toEnd` as for `show`. */
async function openDock(id = room, toEnd = false) {
  if (isLive(id)) {
    latestRequest++; // another one that was on its way is no longer wanted
    dock.querySelector(':popover-open')?.hidePopover();
    scrollToEnd(dock);
    return composer()?.focus();
  }
  await loadStylesheet(dock.dataset.stylesheet);
  wanted = true;
  update();
  if (await show(id, undefined, toEnd)) (composer() ?? dock.querySelector('button')).focus();
}

function close() {
  wanted = false;
  saveCookie();
  update();
  clearScroll(); // it is opened at the end again
  opener().focus();
}

export const toggleDock = () => (dock.hidden ? openDock() : close());

/** The id of the room that `link` leads to, if the dock can show it. */
function roomOf({ pathname, hash }) {
  const id = !hash && /^\/chat\/([\w-]+)$/.exec(pathname)?.[1];
  return id && dock.querySelector(`#room-${CSS.escape(id)}`) && id;
}

// In the capture phase: htmx listens on the links themselves.
dock.addEventListener('click', (event) => {
  if (event.target.closest('[data-dock-close]')) return close();
  const link = event.target.closest('a[href]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const id = !link.matches('[data-dock-page]') && roomOf(link);
  if (id) {
    event.preventDefault();
    event.stopPropagation();
    openDock(id, link.search === '?latest');
  } else if (sheet.matches) {
    close(); // what it leads to would lie under the sheet
  }
}, true);

// Whatever is open in it takes the key first.
dock.addEventListener('keydown', (event) => {
  const { key, target, defaultPrevented } = event;
  const busy = defaultPrevented || target.value || target.closest('form.editing') || document.querySelector(':popover-open');
  if (key === 'Escape' && !busy) close();
});

/** Where the navigation `ctx` leads to; undefined for what is no navigation. */
function destination({ select, target, response }) {
  const navigates = select === '#main' || target?.matches?.('[hx-history-elt]');
  return navigates && response ? new URL(response.raw.url).pathname : undefined;
}

document.addEventListener('htmx:before:swap', ({ detail: { ctx } }) => {
  const path = destination(ctx);
  if (path === undefined) return;
  onChatPage = isOfChat(path);
  if (onChatPage) update(); // before the same ids come
});

document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  if (destination(ctx) === undefined) return;
  update();
  fill();
});

/** A dock that is to be seen and holds nothing gets its room: after a load, a page of chat, or a server that was away. */
function fill() {
  if (wanted && !onChatPage && !dock.firstElementChild) show(room, savedScroll(room));
}

document.addEventListener('sio:state', ({ detail: { state } }) => state === 'online' && fill());
sheet.addEventListener('change', update);
addEventListener('pagehide', () => saveScroll(dock));
update();
loadStylesheet(dock.dataset.stylesheet).then(fill);
