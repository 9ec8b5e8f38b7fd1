/* "(3) Switchboard": how much is unread, where a background tab shows it. The badge in the sidebar says how much that is:
 * of quiet rooms only mentions count. */

import { registerBehavior } from '../behaviors.js';

let count = '';

function show() {
  const title = document.title.replace(/^\(\d+\+?\) /, '');
  document.title = count ? `(${count}) ${title}` : title;
}

// A badge is replaced when it changes, so a new one is a new count.
registerBehavior('#nav-chat-unread', class {
  constructor(badge) {
    count = badge.dataset.titleCount;
    show();
  }
});

document.addEventListener('htmx:finally:swap', show); // htmx gave the page its new title just before
