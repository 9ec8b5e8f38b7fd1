/* What a person sees of the connection. Words come from the page:
 * `[sio-status]`          in a panel, or with a namespace as its value: data-online, -connecting, -offline, -denied
 * `[sio-summary]`         the same words for all channels together
 * `[sio-when="offline"]`  shown while all channels together are in one of these states; being offline has to last a moment */

import { behaviorsOf, registerBehavior } from '../behaviors.js';
import { Channel } from './channel.js';
import { config } from './config.js';
import { Panel } from './panel.js';

let scheduled = false;
let offlineSince = null;

/** The worst of what the channels say; a channel that is not there yet is connecting. */
function together() {
  const states = Channel.open.map((channel) => channel.state);
  if (states.length && states.every((state) => state === 'denied')) return 'denied';
  if (states.some((state) => state === 'offline' || state === 'denied')) return 'offline';
  return states.length && states.every((state) => state === 'online') ? 'online' : 'connecting';
}

function say(element, state) {
  const words = element.dataset[state];
  if (words !== undefined && element.textContent !== words) element.textContent = words;
  element.dataset.sioState = state;
}

function stateFor(element) {
  const namespace = element.getAttribute('sio-status') || element.closest('[sio-connect]')?.getAttribute('sio-connect');
  const panel = behaviorsOf(Panel).find(({ element: place }) => place.contains(element));
  return panel?.state ?? (namespace && Channel.of(namespace).state) ?? 'connecting';
}

function refresh() {
  scheduled = false;
  const state = together();
  if (state !== 'offline') offlineSince = null;
  offlineSince ??= Date.now();
  const patience = state === 'offline' ? offlineSince + config.grace - Date.now() : 0;
  if (patience > 0) setTimeout(schedule, patience);
  for (const panel of behaviorsOf(Panel)) panel.element.dataset.sioState = panel.state;
  for (const element of document.querySelectorAll('[sio-status]')) say(element, stateFor(element));
  for (const element of document.querySelectorAll('[sio-summary]')) say(element, state);
  for (const element of document.querySelectorAll('[sio-when]')) {
    element.hidden = patience > 0 || !element.getAttribute('sio-when').split(' ').includes(state);
  }
}

function schedule() {
  if (!scheduled) queueMicrotask(refresh);
  scheduled = true;
}

/** Keep the words on the page true, also for elements that come later. */
export function startStatus() {
  document.addEventListener('sio:state', schedule);
  registerBehavior('[sio-status], [sio-summary], [sio-when]', class { constructor() { schedule(); } });
}
