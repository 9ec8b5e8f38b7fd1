/* What is live on every page of people who are signed in. Rooms and lists bring more with
 * them, which only they need. */

import { watch } from './behaviors.js';
import { eventually } from './module_loader.js';
import './chat/presence.js';
import './chat/room_list.js';
import './chat/unread_title.js';
import './notifications/bell.js';

const bring = (selector, importing) => watch(selector, class {
  constructor() {
    eventually(importing);
  }
});

bring('[data-log]', () => import('./chat.js'));
bring('#words', () => import('./local-word.js'));
bring('.reaction, [data-replying]:not([hidden])', () => import('./chat/message_menu.js'));
bring('.draft, [data-pick]', () => import('./chat/composer_tools.js'));
bring('[data-follows]', () => import('./chat/fragment_refresh.js'));
bring('nav', () => import('./lazy.js'));
bring('#dock[data-room]', () => import('./shell/dock.js'));
bring('[data-list]', () => import('./lists.js'));
