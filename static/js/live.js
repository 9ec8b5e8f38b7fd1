/* What is live on every page of people who are signed in, and by which element a feature is loaded that only some pages need. */

import { loadFor } from './module_loader.js';
import './chat/composer.js';
import './chat/fragment_refresh.js';
import './chat/presence.js';
import './chat/room_list.js';

loadFor('[data-log]', () => import('./chat.js'));
loadFor('[data-read-up-to]', () => import('./notifications/read_up_to.js'));
loadFor('#local-words', () => import('./local-word.js'));
loadFor('.reaction, [data-reply-bar]:not([hidden])', () => import('./chat/message_menu.js'));
loadFor('.draft, [data-emoji-button]', () => import('./chat/composer_tools.js'));
loadFor('nav', () => import('./lazy.js'));
loadFor('#dock[data-room]', () => import('./shell/dock.js'));
loadFor('[data-avatar-form]', () => import('./avatar_preview.js'));
loadFor('[data-list]', () => import('./lists.js'));
