/* What every page has, also those of visitors. */

import { loadFor } from './module_loader.js';
import './shell/click_actions.js';
import './shell/navigation.js';
import './shell/popovers.js';
import './shell/toasts.js';

loadFor('input[data-passkey]', () => import('./passkeys.js'));
loadFor('[data-countdown]', () => import('./shell/countdown.js'));
