/* What is live on every page of people who are signed in. A room brings more with it, which only rooms need. */

import { watch } from './elements.js';
import './chat/presence.js';
import './chat/title.js';
import './notifications/bell.js';

watch('[data-log]', class {
  constructor() {
    import('./chat.js');
  }
});
