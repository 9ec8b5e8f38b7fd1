/* The picker of emoji: a popover of the page, with a field to search in and the ones that are used most. */

import { search } from './emoji.js';
import { style } from '../stylesheets.js';
import { write } from './text_insertion.js';

const USUAL = '👍 👎 ❤️ 🎉 😄 😅 😂 🙂 😉 😍 🤔 😐 😮 😢 😭 😡 🙏 👏 🙌 💪 👋 👌 👀 ✅ ❌ ⚠️ ❓ ❗ 🔥 🚀 ⭐ 💡 🐛 🔧 📌 📎 📅 ⏰ ☕ 🍕'.split(' ');
const MOST = 64;

let chosen = () => {};

function fill(picker, found) {
  const grid = picker.querySelector('[data-grid]');
  grid.replaceChildren(...found.map(({ sign, name }) => {
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', textContent: sign, title: name });
    button.setAttribute('aria-label', name);
    return button;
  }));
  picker.querySelector('[data-none]').hidden = found.length > 0;
}

async function show(picker) {
  const wanted = picker.querySelector('input').value;
  const { emoji } = picker.dataset;
  const found = wanted.trim() ? await search(emoji, wanted, MOST) : await usual(emoji);
  if (picker.querySelector('input').value === wanted) fill(picker, found);
}

/** The usual ones with their names. */
async function usual(address) {
  const all = new Map((await search(address, '', Infinity)).map((entry) => [entry.sign, entry]));
  return USUAL.map((sign) => all.get(sign) ?? { sign, name: sign });
}

function move(event, picker) {
  const buttons = [...picker.querySelectorAll('[data-grid] button')];
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 }[event.key];
  const now = buttons.indexOf(document.activeElement);
  if (event.key === 'Enter' && now < 0) {
    event.preventDefault();
    buttons[0]?.click();
  } else if (step && (now >= 0 || event.key === 'ArrowDown')) {
    event.preventDefault();
    (now < 0 ? buttons[0] : (buttons[now + step] ?? (step < 0 ? picker.querySelector('input') : buttons.at(-1))))?.focus();
  }
}

function ready(picker) {
  if (picker.dataset.ready) return;
  picker.dataset.ready = 'yes';
  picker.addEventListener('input', () => show(picker));
  picker.addEventListener('keydown', (event) => move(event, picker));
  picker.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-grid] button');
    if (!button) return;
    picker.hidePopover();
    chosen(button.textContent);
  });
}

/** Let an emoji be picked beside `button` and tell `done`. */
export async function pick(button, done) {
  const picker = document.getElementById('emoji-picker');
  await style(picker.dataset.style);
  ready(picker);
  chosen = done;
  picker.querySelector('input').value = '';
  show(picker);
  picker.showPopover({ source: button });
  picker.querySelector('input').focus();
}

/** The same, and it is written into `field`. */
export const pickInto = (field, button) => pick(button, (sign) => write(field, sign));
