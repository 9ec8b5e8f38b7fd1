/* The picker of emoji: a popover of the page, with a field to search in and the ones that are used most. */

import { searchEmoji } from './emoji.js';
import { loadStylesheet } from '../stylesheets.js';
import { insertText } from './text_insertion.js';

const COMMON = '👍 👎 ❤️ 🎉 😄 😅 😂 🙂 😉 😍 🤔 😐 😮 😢 😭 😡 🙏 👏 🙌 💪 👋 👌 👀 ✅ ❌ ⚠️ ❓ ❗ 🔥 🚀 ⭐ 💡 🐛 🔧 📌 📎 📅 ⏰ ☕ 🍕'.split(' ');
const MAX_SHOWN = 64;

let onChoose = () => {};

function fillGrid(picker, found) {
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
  const found = wanted.trim() ? await searchEmoji(emoji, wanted, MAX_SHOWN) : await commonEmoji(emoji);
  if (picker.querySelector('input').value === wanted) fillGrid(picker, found);
}

/** The common ones with their names. */
async function commonEmoji(address) {
  const all = new Map((await searchEmoji(address, '', Infinity)).map((entry) => [entry.sign, entry]));
  return COMMON.map((sign) => all.get(sign) ?? { sign, name: sign });
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

function prepare(picker) {
  if (picker.dataset.prepared) return;
  picker.dataset.prepared = 'yes';
  picker.addEventListener('input', () => show(picker));
  picker.addEventListener('keydown', (event) => move(event, picker));
  picker.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-grid] button');
    if (!button) return;
    picker.hidePopover();
    onChoose(button.textContent);
  });
}

/** Open the picker beside `button`; what is chosen is written into `field`. */
export async function openEmojiPicker(field, button) {
  const picker = document.getElementById('emoji-picker');
  await loadStylesheet(picker.dataset.stylesheet);
  prepare(picker);
  onChoose = (sign) => insertText(field, sign);
  picker.querySelector('input').value = '';
  show(picker);
  picker.showPopover({ source: button });
  picker.querySelector('input').focus();
}
