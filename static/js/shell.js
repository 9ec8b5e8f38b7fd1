/* What every page has, also those of visitors. */

import { loadFor, loadForForms } from './module_loader.js';
import './shell/click_actions.js';
import './shell/length_limits.js';
import './shell/navigation.js';
import './shell/popovers.js';
import './shell/toasts.js';

loadForForms('input[data-passkey]', () => import('./passkeys.js'));
loadFor('input[type=file][data-max-bytes]', () => import('./shell/file_limits.js'));
loadFor('[data-countdown]', () => import('./shell/countdown.js'));
