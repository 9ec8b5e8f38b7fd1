/* Navigation without a load: htmx swaps <main>, and this does what a browser does for a new page. */

import { tellNotLoaded, tellNotSaved } from './toasts.js';

const focusable = 'a, button, input, select, textarea';

/** Where one goes on: in the field that the page asks for, else where it says what matters, else at its heading. */
function focusTarget(main) {
  const field = [...main.querySelectorAll('[autofocus]')].find((element) => element.checkVisibility()); // none of a closed dialog
  return field ?? main.querySelector('[data-focus]') ?? main.querySelector('h1') ?? main;
}

document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  if (ctx.select !== '#main') return;
  document.querySelectorAll('.topbar :popover-open').forEach((menu) => menu.hidePopover());
  const place = focusTarget(document.getElementById('main'));
  if (!place.matches(focusable)) place.tabIndex = -1;
  place.focus({ preventScroll: place.matches('h1, main') });
  document.getElementById('announcer').textContent = ctx.title ?? document.title; // htmx is about to set it
});

// A refused form is shown in place, but its address is not one to come back to.
document.addEventListener('htmx:before:history:update', (event) => {
  const { response, sourceElement } = event.detail;
  if (response?.status >= 400 && sourceElement.method === 'post') event.preventDefault();
});

// A page or a form that found no server stays as it is, and nothing else would say why. A list says so in its own place.
document.addEventListener('htmx:error', ({ detail: { ctx } }) => {
  if (ctx?.select !== '#main') return;
  if (ctx.request.method !== 'GET') tellNotSaved();
  else if (!document.querySelector('[data-list]')) tellNotLoaded();
});

// The bar outlives navigation, so its forms are told where they are.
document.addEventListener(
  'submit',
  ({ target }) => {
    if (target.matches('[data-fill-next]')) target.elements.next.value = location.pathname + location.search;
  },
  true,
);
