/* Alerts that go away by themselves. */

import { registerBehavior } from '../behaviors.js';

const TOAST_MS = 8_000;

/** Goes away by itself, but not while someone reads it with the pointer or the focus on it. */
class Toast {
  constructor(element) {
    const leave = () => (element.matches(':hover, :focus-within') ? setTimeout(leave, 1_000) : element.remove());
    setTimeout(leave, TOAST_MS);
    element.querySelector('[data-close]')?.addEventListener('click', () => element.remove());
  }
}

registerBehavior('.toast', Toast);

function showToast(template) {
  const words = document.querySelector(template);
  if (words) document.getElementById('toasts').append(words.content.cloneNode(true));
}

/** Say in a toast that what somebody waits for could not be fetched. */
export const tellNotLoaded = () => showToast('template[data-not-loaded]');

/** Say in a toast that nobody knows whether what somebody did is saved. */
export const tellNotSaved = () => showToast('template[data-not-saved]');
