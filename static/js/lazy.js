/* What every page of people who are signed in has, and nobody waits for. */

import './chat/idle.js';
import './chat/unread_title.js';
import './notifications/bell.js';
import './notifications/desktop_loader.js';
import './shell/shortcuts.js';
import './shell/page_styles.js';
import './shell/signed_out.js';
import './install.js';
