/* Native popovers and dialogs need no script; here is one event for htmx, and what browsers from before 2025 lack is
 * loaded by them alone. */

import { eventually } from '../loading.js';

// Popovers fire "toggle" both ways; htmx cannot filter it without eval.
document.addEventListener(
  'toggle',
  ({ target, newState }) => {
    if (newState === 'open') target.dispatchEvent(new CustomEvent('opened'));
  },
  true,
);

// A link to a page that this page also has as a dialog.
document.addEventListener(
  'click',
  (event) => {
    const id = event.target.closest?.('[data-dialog]')?.dataset.dialog;
    if (!id || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation(); // or htmx follows the link
    document.getElementById(id).showModal();
  },
  true,
);

if (!('commandForElement' in HTMLButtonElement.prototype) || !CSS.supports('position-area', 'bottom')) {
  eventually(() => import('./older.js'));
}
