/* The small behaviours of the frame around every page. */

import { watch } from './elements.js';
import { eventually } from './loading.js';
import './shell/appearing.js';
import './shell/asking.js';
import './shell/menus.js';
import './shell/navigation.js';

watch('input[data-passkey]', class {
  constructor() {
    eventually(() => import('./passkeys.js')); // few pages ask for one
  }
});
