/* Buttons that show a password or copy a link, and links that mark what they lead to as read. Loaded with the first click. */

import { copyField } from './clipboard.js';

function reveal(button) {
  const input = document.getElementById(button.dataset.reveal);
  const show = input.type === 'password';
  input.type = show ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(show));
  const drawing = button.querySelector('use');
  drawing.setAttribute('href', drawing.getAttribute('href').replace(/#.*/, show ? '#eye-off' : '#eye'));
}

async function copy(button) {
  const copied = await copyField(document.getElementById(button.dataset.copy));
  button.querySelector('[data-label]').textContent = button.dataset[copied ? 'copied' : 'byHand'];
}

function markRead({ dataset }) {
  const body = new URLSearchParams({ ids: dataset.markRead });
  fetch('/notifications/read', { method: 'POST', body, keepalive: true, redirect: 'manual' });
}

/** Do what the data attributes of `element` say. */
export function runButtonAction(element) {
  if (element.dataset.reveal) reveal(element);
  else if (element.dataset.copy) copy(element);
  else markRead(element);
}
