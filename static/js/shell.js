/* The small behaviours of the frame around every page. */

import './shell/appearing.js';
import './shell/buttons.js';
import './shell/menus.js';
import './shell/navigation.js';
import './shell/passkeys.js';
