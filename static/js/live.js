/* What is live on every page of people who are signed in. Rooms and lists bring more with
 * them, which only they need. */

import { watch } from './elements.js';
import './chat/presence.js';
import './chat/title.js';
import './notifications/bell.js';

watch('[data-log]', class {
  constructor() {
    import('./chat.js');
  }
});

watch('[data-list]', class {
  constructor() {
    import('./lists.js');
  }
});
