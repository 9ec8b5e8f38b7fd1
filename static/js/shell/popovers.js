/* Native popovers need no script; here is one event for htmx, and what browsers from before 2025 lack is loaded by them alone. */

import { loadEventually } from '../module_loader.js';

// Popovers fire "toggle" both ways; htmx cannot filter it without eval.
document.addEventListener(
  'toggle',
  ({ target, newState }) => {
    if (newState === 'open') target.dispatchEvent(new CustomEvent('opened'));
  },
  true,
);

if (!CSS.supports('position-area', 'bottom')) {
  loadEventually(() => import('./popover_position.js'));
}
