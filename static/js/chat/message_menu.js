/* The menu of a message: opening it, its links, its forms over the socket. Loaded at the first use, or when there are
 * reactions, of which the reader's own are marked. */

import { behaviorOf, registerBehavior } from '../behaviors.js';
import { Panel } from '../socketio/panel.js';
import { postForm } from '../socketio/sender.js';
import { copyField } from '../shell/clipboard.js';
import { placeBeside } from '../shell/popover_position.js';
import { currentUserId } from '../storage.js';
import './composer_commands.js';
import { panelOf, showError } from './form_errors.js';
import { closeEditor, openEditor, saveEdit } from './message_editor.js';
import { setReply } from './reply_bar.js';

const markOwnReaction = (button) => button.setAttribute('aria-pressed', button.dataset.userIds.split(' ').includes(currentUserId()));

registerBehavior('.reaction', class {
  constructor(button) {
    markOwnReaction(button);
  }
});

// Fetched anew, they are as the server knows them.
document.addEventListener('sio:applied', ({ detail }) => detail || document.querySelectorAll('.reaction').forEach(markOwnReaction));

const composerOf = (element) => panelOf(element).querySelector('[data-composer]');
const menuOf = (element) => panelOf(element).querySelector('[data-message-menu]');

/** Do what the link or button `target` with `data-action` is for. */
export function handleClick(target) {
  const { action, messageId } = target.dataset;
  const message = document.getElementById(`message-${messageId}`);
  if (action === 'menu') return openMenu(target);
  if (action === 'cancel') return closeEditor(target.closest('.msg'));
  if (action === 'copy') return copyLink(target);
  target.closest('[popover]')?.hidePopover();
  if (action === 'stop-reply') return setReply(composerOf(target), null);
  if (!message) return followLink(target);
  if (action === 'jump') scrollToMessage(message);
  if (action === 'edit') openEditor(message);
  if (action === 'reply') setReply(composerOf(target), message);
}

/** Copy the address of `link`, and say so in its place; where that is not possible it is there to be copied by hand. */
async function copyLink(link) {
  const label = link.querySelector('[data-label]');
  const field = Object.assign(document.createElement('input'), { className: 'input', readOnly: true, value: link.href });
  field.setAttribute('aria-label', link.textContent.trim());
  if (link.nextElementSibling?.matches('input')) link.nextElementSibling.remove(); // of the last try
  link.after(field);
  const copied = await copyField(field);
  label.textContent = link.dataset[copied ? 'copied' : 'byHand'];
  if (!copied) return;
  field.remove();
  link.focus();
}

/** What is on another page is a link like any other. */
function followLink(link) {
  delete link.dataset.action;
  link.click();
}

/** Send `form` over the socket, or without one over HTTP. */
export async function handleSubmit(form, button) {
  if (button?.dataset.confirm) {
    button.lastChild.data = button.dataset.confirm;
    return void button.removeAttribute('data-confirm');
  }
  const data = Object.fromEntries(new FormData(form, button));
  let event = form.dataset.event;
  if (!event) {
    event = button.getAttribute('aria-pressed') === 'true' ? 'removeReaction' : 'addReaction';
    Object.assign(data, { room: panelOf(form).dataset.roomId, message: form.closest('.msg').id.replace('message-', '') });
  }
  if (event === 'editMessage') return saveEdit(form, data, (given) => send(form, event, given));
  const ack = await send(form, event, data);
  if (ack.ok) form.closest('[popover]')?.hidePopover();
  else showError(form, ack.error.code);
}

async function send(form, event, data) {
  const { channel, stream } = behaviorOf(panelOf(form), Panel);
  if (channel.state === 'online') return channel.request(event, data);
  const ack = await postForm({ action: form.getAttribute('action'), data }, channel);
  if (ack.ok) stream?.reset(); // nothing else brings the change into the page
  return ack;
}

async function openMenu(link) {
  const menu = menuOf(link);
  const response = await fetch(link.href, { headers: { 'HX-Request': 'true', Accept: 'text/html' } }).catch(() => null);
  if (!response?.ok) return void location.assign(link.href);
  const isInside = menu.contains(link); // the menu is in its place already
  menu.innerHTML = await response.text();
  htmx.process(menu);
  menu.showPopover();
  menu.querySelector('button, a')?.focus();
  if (!isInside) placeBeside(menu, link);
}

function scrollToMessage(message) {
  for (const other of document.querySelectorAll('.msg.highlighted')) other.classList.remove('highlighted');
  message.classList.add('highlighted');
  message.scrollIntoView({ block: 'center' });
}
