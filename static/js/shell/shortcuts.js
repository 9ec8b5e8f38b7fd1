/* The keyboard shortcuts of every page; `?` lists them. */

import { registerBehavior } from '../behaviors.js';
import { loadModule } from '../module_loader.js';
import { TEXT_FIELDS, plainKey, pressedKey, singleKeysEnabled } from './keyboard.js';
import { togglePalette } from './palette.js';
import { handleEscape, roomSwitch } from './room_shortcuts.js';

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);
const PLACES = { c: '/chat', d: '/', n: '/notifications', u: '/users' };
const CHORD_MS = 1_500;

let goPressedAt = 0; // when g was pressed

const showShortcuts = async () => (await loadModule(() => import('./shortcuts_dialog.js'), true))?.openShortcuts();

/** Go to the page of the sidebar at `address`, if it is there. */
const go = (address) => document.querySelector(`#sidebar .nav-link[href="${address}"]`)?.click();

/** To where this page searches, or else to where chat does. */
function search() {
  const field = document.querySelector('main input[type=search]:not([popover] *)');
  const link = document.querySelector('main a[href="/chat/search"]');
  if (field) field.select(), field.focus();
  else if (link) link.click();
  else togglePalette();
}

const SINGLE = { '/': search, '?': showShortcuts, g: () => (goPressedAt = Date.now()) };

/** The button that sends the form in which somebody writes into `field`. */
const submitButton = (field) => field.matches?.(TEXT_FIELDS) && [...(field.form?.elements ?? [])].find(({ type }) => type === 'submit');

/** What `event` does, if it is a shortcut. */
function actionOf(event) {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const command = (APPLE ? metaKey && !ctrlKey : ctrlKey && !metaKey) && !altKey && !shiftKey;
  if (command && pressedKey(event) === 'k') return () => event.repeat || togglePalette();
  const button = (ctrlKey || metaKey) && key === 'Enter' && submitButton(event.target);
  if (button) return () => button.click();
  if (altKey && !ctrlKey && !metaKey) return roomSwitch(event);
  const plain = plainKey(event);
  if (!plain || !singleKeysEnabled()) return null;
  const isChord = Date.now() - goPressedAt < CHORD_MS;
  goPressedAt = 0;
  return isChord && PLACES[plain] ? () => go(PLACES[plain]) : SINGLE[plain];
}

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  if (event.key === 'Escape') return handleEscape(event); // which closes menus as well
  const act = actionOf(event);
  if (!act) return;
  event.preventDefault();
  act();
});

// In the capture phase, and no further: or htmx follows the link.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('[data-open-palette], [data-open-shortcuts]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  if (link.matches('[data-open-palette]')) togglePalette();
  else showShortcuts();
}, true);

registerBehavior('[data-ctrl-key]', class {
  constructor(words) {
    if (APPLE) words.textContent = '⌘';
  }
});
