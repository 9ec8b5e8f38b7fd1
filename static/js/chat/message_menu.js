/* Acting on messages: the menu of one, its forms over the socket, jumping to another. Loaded at the first use, or when
 * there are reactions, of which one's own are marked. */

import { objectOf, watch } from '../behaviors.js';
import { Panel } from '../socketio/panel.js';
import { post } from '../socketio/sender.js';
import { me } from '../storage.js';
import { edit, endEdit, save } from './message_editor.js';
import { reply } from './reply_bar.js';
import './composer_commands.js';

const mark = (button) => button.setAttribute('aria-pressed', button.dataset.people.split(' ').includes(me()));

watch('.reaction', class {
  constructor(button) {
    mark(button);
  }
});

// Fetched anew, they are as the server knows them.
document.addEventListener('sio:applied', ({ detail }) => detail || document.querySelectorAll('.reaction').forEach(mark));

export const panelOf = (element) => element.closest('[sio-connect]');
const composerOf = (element) => panelOf(element).querySelector('[data-composer]');
const menuOf = (element) => panelOf(element).querySelector('[data-message-menu]');

/** A link or a button with `data-do` was clicked. */
export function click(target) {
  const { do: what, of } = target.dataset;
  const message = document.getElementById(`message-${of}`);
  if (what === 'menu') return openMenu(target);
  if (what === 'cancel') return endEdit(target.closest('.msg'));
  target.closest('[popover]')?.hidePopover();
  if (what === 'copy') return navigator.clipboard?.writeText(target.href);
  if (what === 'stop-reply') return reply(composerOf(target), null);
  if (!message) return follow(target);
  if (what === 'jump') jump(message);
  if (what === 'edit') edit(message);
  if (what === 'reply') reply(composerOf(target), message);
}

/** What is on another page is a link like any other. */
function follow(link) {
  delete link.dataset.do;
  link.click();
}

/** Do over the socket, or without one over HTTP, what `form` says. */
export async function submit(form, button) {
  if (button?.dataset.confirm) {
    button.lastChild.data = button.dataset.confirm;
    return void button.removeAttribute('data-confirm');
  }
  const data = Object.fromEntries(new FormData(form, button));
  let event = form.dataset.act;
  if (!event) {
    event = button.getAttribute('aria-pressed') === 'true' ? 'removeReaction' : 'addReaction';
    Object.assign(data, { room: panelOf(form).dataset.roomId, message: form.closest('.msg').id.replace('message-', '') });
  }
  if (event === 'editMessage') return save(form, data, (given) => send(form, event, given));
  const ack = await send(form, event, data);
  if (ack.ok) form.closest('[popover]')?.hidePopover();
  else explain(form, ack.error.code);
}

async function send(form, event, data) {
  const { channel, stream } = objectOf(panelOf(form), Panel);
  if (channel.state === 'online') return channel.request(event, data);
  const ack = await post({ action: form.getAttribute('action'), data }, channel);
  if (ack.ok) stream?.reset(); // nothing else brings the change into the page
  return ack;
}

/** Say why not, beside the form or, where that has no place for it, beside the composer. */
export function explain(form, code) {
  const words = panelOf(form).querySelector('template[sio-pending]');
  explainWith(form, words?.getAttribute(`data-reason-${code}`) ?? words?.getAttribute('data-reason') ?? code);
}

/** The same, in words. */
export function explainWith(form, text) {
  const place = form.closest('.editing, [popover]')?.querySelector('[data-error]') ?? panelOf(form).querySelector('[data-composer-error]');
  if (place) place.textContent = text;
}

async function openMenu(link) {
  const menu = menuOf(link);
  const response = await fetch(link.href, { headers: { 'HX-Request': 'true', Accept: 'text/html' } }).catch(() => null);
  if (!response?.ok) return void location.assign(link.href);
  const { left, right, top, bottom } = link.getBoundingClientRect();
  const further = menu.contains(link); // where the menu is already
  menu.innerHTML = await response.text();
  htmx.process(menu);
  menu.showPopover();
  menu.querySelector('button, a')?.focus();
  if (further) return;
  const { offsetWidth: width, offsetHeight: height } = menu;
  const x = right - width > 8 ? right - width : left;
  const y = bottom + height < innerHeight ? bottom : Math.max(8, top - height);
  Object.assign(menu.style, { left: `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`, top: `${y}px` });
}

function jump(message) {
  for (const other of document.querySelectorAll('.msg.picked')) other.classList.remove('picked');
  message.classList.add('picked');
  message.scrollIntoView({ block: 'center' });
}
