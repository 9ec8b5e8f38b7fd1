/* The dock: a room beside other pages. It stands outside of what navigation changes, so that its connection, its place
 * and what is being written in it go on. Pages of chat have the same ids: there it is away. Loaded when it is opened. */

import { style } from '../stylesheets.js';
import { load } from '../module_loader.js';
import { me } from '../storage.js';
import { find, forget, kept, note } from './dock_scroll.js';
import './dock_width.js';

const YEAR_S = 31_536_000;
const sheet = matchMedia('(max-width: 991px)'); // see css/lazy/dock.css
const dock = document.getElementById('dock');
const opener = () => document.querySelector('[data-dock]');
const composer = () => dock.querySelector('[data-composer] textarea');
const isOfChat = (path) => `${path}/`.startsWith('/chat/');

let room = dock.dataset.room ?? ''; // what it holds, or held when it was closed
let wanted = 'room' in dock.dataset; // whether it is open wherever it can be
let away = isOfChat(location.pathname);
let asked = 0;

/** For the next page that is loaded: see app/chat/views/dock.py. */
function remember() {
  const value = wanted ? `${me()}.${room || '-'}` : '';
  const secure = location.protocol === 'https:' ? ';secure' : '';
  document.cookie = `dock=${value};path=/;max-age=${wanted ? YEAR_S : 0};samesite=lax${secure}`;
}

/** What lies under a sheet cannot be reached. */
function settle() {
  dock.hidden = !wanted || away;
  if (dock.hidden) note(dock);
  if (dock.hidden) dock.replaceChildren(); // or it would go on reading for nobody
  document.querySelector('.shell').inert = !dock.hidden && sheet.matches;
  opener().setAttribute('aria-expanded', wanted);
}

/** The markup of what is at `query`; nothing where that cannot be had now. */
async function fetched(query) {
  const headers = { Accept: 'text/html', 'HX-Request': 'true' };
  const response = await fetch(`/chat/dock?${new URLSearchParams(query)}`, { headers }).catch(() => null);
  return response?.ok && !response.redirected ? response.text() : '';
}

/** Show the room `id`, at `place` if one was kept, or else at the end (`toEnd`) or at what is new; whether that worked. */
async function show(id, place, toEnd = false) {
  const mine = ++asked;
  const measuring = load(() => import('../chat.js')); // or the room is seen at its beginning before it is at its end
  let text = await fetched({ room: id, ...(toEnd && { latest: '' }) });
  const message = place && !text.includes(`id="${place.id}"`) && place.id.replace(/^message-/, '');
  if (text && message) text = await fetched({ room: id, message });
  await measuring;
  if (mine !== asked || dock.hidden || !text) return false;
  await htmx.swap({ text, sourceElement: dock, target: dock, swap: 'innerHTML', push: 'false' });
  room = dock.querySelector('#room')?.dataset.roomId ?? '';
  remember();
  await load(() => find(dock, place));
  return true;
}

/** Open it with the room `id`, or with the one it had, and go on writing there; `toEnd` as for `show`. */
export async function open(id = room, toEnd = false) {
  await style(dock.dataset.style);
  wanted = true;
  settle();
  if (await show(id, undefined, toEnd)) (composer() ?? dock.querySelector('button')).focus();
}

function close() {
  wanted = false;
  remember();
  settle();
  forget(); // it is opened at the end again
  opener().focus();
}

export const toggle = () => (dock.hidden ? open() : close());

/** Whether rooms are opened in it rather than as pages. */
export const isOpen = () => !dock.hidden;

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
    open(id, link.search === '?latest');
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
  away = isOfChat(path);
  if (away) settle(); // before the same ids come
});

document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  if (destination(ctx) === undefined) return;
  settle();
  fill();
});

/** A dock that is to be seen and holds nothing gets its room: after a load, a page of chat, or a server that was away. */
function fill() {
  if (wanted && !away && !dock.firstElementChild) show(room, kept(room));
}

document.addEventListener('sio:state', ({ detail: { state } }) => state === 'online' && fill());
sheet.addEventListener('change', settle);
addEventListener('pagehide', () => note(dock));
settle();
style(dock.dataset.style).then(fill);
