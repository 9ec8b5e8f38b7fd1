/* The keys that do something on every page; `?` lists them. */

import { watch } from '../behaviors.js';
import { load } from '../module_loader.js';
import { newest, walk } from './room_shortcuts.js';
import { open } from './palette.js';
import { alone, single, struck, typing } from './keyboard.js';

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);
const PLACES = { c: '/chat', d: '/', n: '/notifications', u: '/users' };
const SOON_MS = 1_500;

let going = 0; // when g was struck

const help = async () => (await load(() => import('./shortcuts_dialog.js'), true))?.open();

/** Go to the page of the sidebar at `address`, if it is there. */
const go = (address) => document.querySelector(`#side .nav-a[href="${address}"]`)?.click();

/** To where this page searches, or else to where chat does. */
function search() {
  const field = document.querySelector('main input[type=search]:not([popover] *)');
  const link = document.querySelector('main a[href="/chat/search"]');
  if (field) field.select(), field.focus();
  else if (link) link.click();
  else open();
}

const SINGLE = { '/': search, '?': help, g: () => (going = Date.now()) };

/** The button that sends the form in which somebody writes into `field`. */
const sending = (field) => field.matches?.(typing) && [...(field.form?.elements ?? [])].find(({ type }) => type === 'submit');

/** What `event` is for, if it is for anything. */
function meaning(event) {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const command = (APPLE ? metaKey && !ctrlKey : ctrlKey && !metaKey) && !altKey && !shiftKey;
  if (command && struck(event) === 'k') return () => event.repeat || open();
  const button = (ctrlKey || metaKey) && key === 'Enter' && sending(event.target);
  if (button) return () => button.click();
  if (altKey && !ctrlKey && !metaKey) return walk(event);
  const alike = alone(event);
  if (!alike || !single()) return null;
  const soon = Date.now() - going < SOON_MS;
  going = 0;
  return soon && PLACES[alike] ? () => go(PLACES[alike]) : SINGLE[alike];
}

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  if (event.key === 'Escape') return newest(event); // which closes menus as well
  const act = meaning(event);
  if (!act) return;
  event.preventDefault();
  act();
});

// In the capture phase, and no further: or htmx follows the link.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('[data-go], [data-help]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  if (link.matches('[data-go]')) open();
  else help();
}, true);

watch('[data-command]', class {
  constructor(words) {
    if (APPLE) words.textContent = '⌘';
  }
});
