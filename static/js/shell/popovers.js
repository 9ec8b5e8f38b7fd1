/* Native popovers need no script; here is one event for htmx, and what browsers from before 2026 lack is loaded by them alone. */

import { loadEventually } from '../module_loader.js';

const tellOpened = (popover) => popover.dispatchEvent(new CustomEvent('opened'));

// Popovers fire "toggle" both ways; htmx cannot filter it without eval.
document.addEventListener('toggle', ({ target, newState }) => newState === 'open' && tellOpened(target), true);

// Those that were opened before this was loaded, or before htmx listened to them, would stay without what it fetches.
document.querySelectorAll(':popover-open').forEach(tellOpened);
document.addEventListener('htmx:after:init', ({ target }) => target.matches(':popover-open') && tellOpened(target));

if (!CSS.supports('position-area', 'bottom')) {
  loadEventually(() => import('./popover_position.js'));
}
