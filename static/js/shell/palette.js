/* The palette, a quick switcher: where to, by a few letters of the name. The field keeps the focus; what was found is a
 * listbox that it controls, and it names the one that Enter would take. */

import { loadStylesheet } from '../stylesheets.js';

const WAIT_MS = 80;
const dialog = document.getElementById('palette');
const field = dialog.querySelector('input');
const list = dialog.querySelector('[role=listbox]');
const status = dialog.querySelector('[role=status]');

let timer = null;
let asked = 0;
let answer = null; // what is under way

const options = () => [...list.querySelectorAll('[role=option]')];
const highlighted = () => list.querySelector('[aria-selected=true]');

function highlight(option) {
  highlighted()?.setAttribute('aria-selected', 'false');
  option?.setAttribute('aria-selected', 'true');
  option?.scrollIntoView({ block: 'nearest' });
  if (option) field.setAttribute('aria-activedescendant', option.id);
  else field.removeAttribute('aria-activedescendant');
}

function move(by) {
  const all = options();
  highlight(all.at((all.indexOf(highlighted()) + by) % all.length));
}

/** Show what the server found, null if it could not be asked. Nobody wants to go where they are. */
function show(text) {
  list.innerHTML = text ?? '';
  htmx.process(list);
  const all = options();
  list.hidden = !all.length;
  field.setAttribute('aria-expanded', String(!list.hidden));
  const { none, failed } = status.dataset;
  status.textContent = all.length ? '' : text === null ? failed : none;
  highlight(all.find((option) => field.value.trim() || option.pathname !== location.pathname));
  list.scrollTop = 0;
}

async function ask() {
  const mine = ++asked;
  const headers = { Accept: 'text/html', 'HX-Request': 'true' };
  const response = await fetch(`/go?${new URLSearchParams({ q: field.value })}`, { headers }).catch(() => null);
  const text = response?.ok && !response.redirected ? await response.text().catch(() => null) : null;
  if (mine === asked) show(text);
}

function now() {
  clearTimeout(timer);
  timer = null;
  answer = ask();
}

/** Go to the one that is marked, once that is what was found for all that was typed. */
async function choose() {
  if (timer) now();
  await answer;
  if (dialog.open) highlighted()?.click();
}

const KEYS = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Home: () => highlight(options()[0]),
  End: () => highlight(options().at(-1)),
  Enter: choose,
};

field.addEventListener('keydown', (event) => {
  const { key, isComposing, keyCode, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (!KEYS[key] || isComposing || keyCode === 229 || ctrlKey || metaKey || altKey || shiftKey) return;
  event.preventDefault();
  KEYS[key]();
});
field.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(now, WAIT_MS);
});
list.addEventListener('pointerdown', (event) => event.preventDefault()); // the field keeps the focus
list.addEventListener('click', (event) => {
  if (!event.target.closest('[role=option]') || event.ctrlKey || event.metaKey || event.shiftKey) return;
  dialog.close();
  document.querySelector('.shell[inert]') && document.querySelector('[data-dock-close]').click(); // it would lie over the page
});
dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close()); // beside it
document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => ctx.select === '#main' && dialog.close());

/** Open it; a second time closes it. */
export function togglePalette() {
  if (dialog.open) return dialog.close();
  field.value = '';
  status.textContent = '';
  list.hidden = false;
  list.replaceChildren();
  highlight(null);
  dialog.showModal();
  field.focus();
  now();
}

loadStylesheet(dialog.dataset.stylesheet);
