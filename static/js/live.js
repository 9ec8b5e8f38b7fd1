/* What is live on every page of people who are signed in. Rooms and lists bring more with
 * them, which only they need. */

import { watch } from './elements.js';
import { eventually } from './loading.js';
import './chat/presence.js';
import './chat/room_list.js';
import './chat/title.js';
import './notifications/bell.js';

const bring = (selector, importing) => watch(selector, class {
  constructor() {
    eventually(importing);
  }
});

bring('[data-log]', () => import('./chat.js'));
bring('#words', () => import('./chat/words.js'));
bring('.reaction, [data-replying]:not([hidden])', () => import('./chat/acting.js'));
bring('.draft, [data-pick]', () => import('./chat/helping.js'));
bring('[data-follows]', () => import('./chat/following.js'));
bring('nav', () => import('./later.js'));
bring('#dock[data-room]', () => import('./shell/dock.js'));
bring('[data-list]', () => import('./lists.js'));
