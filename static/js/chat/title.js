/* "(3) Switchboard": how much is unread, where a background tab shows it. It says what the badge in the sidebar says. */

import { watch } from '../elements.js';

let count = '';

function show() {
  const title = document.title.replace(/^\(\d+\+?\) /, '');
  document.title = count ? `(${count}) ${title}` : title;
}

// A badge is replaced when it changes, so a new one is a new count.
watch('#nav-chat-unread', class {
  constructor(badge) {
    count = badge.hidden ? '' : badge.textContent.trim();
    show();
  }
});

document.addEventListener('htmx:finally:swap', show); // htmx gave the page its new title just before
