/* What a room does in the browser, on the markup of templates/chat/room.html. In this order: a list is put in shape before
 * anything measures it. Loaded with the first room. */

import './chat/log.js';
import './chat/scrolling.js';
import './chat/composer.js';
import './chat/messages.js';
import { eventually } from './loading.js';

// Nobody has to wait for these: what is in view is read a moment later, and who types says so again and again.
eventually(() => import('./chat/reading.js'));
eventually(() => import('./chat/others.js'));
if (matchMedia('(any-pointer: coarse)').matches) eventually(() => import('./chat/pressing.js'));
