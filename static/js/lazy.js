/* What every page has and nobody waits for. */

import './chat/idle.js';
import './notifications/desktop_loader.js';
import './shell/shortcuts.js';
