/* The small behaviours of the frame around every page. */

import { watch } from './behaviors.js';
import { eventually } from './module_loader.js';
import './shell/toasts.js';
import './shell/click_actions.js';
import './shell/popovers.js';
import './shell/navigation.js';

watch('input[data-passkey]', class {
  constructor() {
    eventually(() => import('./passkeys.js')); // few pages ask for one
  }
});
