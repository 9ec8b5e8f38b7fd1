/* What every page has and nobody waits for. */

import './chat/idle.js';
import './notifications/allowing.js';
import './shell/keys.js';
