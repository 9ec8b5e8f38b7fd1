/* What a room does in the browser, on the markup of templates/chat/room.html. In this order: a list is put in shape before
 * anything measures it. Loaded with the first room. */

import './chat/log.js';
import './chat/scrolling.js';
import './chat/composer.js';
import './chat/reading.js';
import './chat/messages.js';
import { eventually } from './loading.js';

eventually(() => import('./chat/typing.js')); // who types says so again and again: nobody has to wait for it
if (matchMedia('(any-pointer: coarse)').matches) eventually(() => import('./chat/pressing.js'));
eventually(() => import('./chat/seen.js'));
