/* What a room does in the browser, on the markup of templates/chat/room.html. In this order: a list is decorated before
 * anything measures it. Loaded with the first room. */

import './chat/log.js';
import './chat/scroll_position.js';
import './chat/message_events.js';
import { loadEventually } from './module_loader.js';

// Nobody has to wait for these: what is in view is read a moment later, and who types says so again and again.
loadEventually(() => import('./chat/read_position.js'));
loadEventually(() => import('./chat/read_receipts.js'));
loadEventually(() => import('./chat/typing.js'));
if (matchMedia('(any-pointer: coarse)').matches) loadEventually(() => import('./chat/long_press.js'));
