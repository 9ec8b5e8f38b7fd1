/* "(3) Switchboard": how much is unread, where a background tab shows it. The badge in the sidebar says how much of it is to
 * be seen there: of quiet rooms only what names one. */

import { watch } from '../behaviors.js';

let count = '';

function show() {
  const title = document.title.replace(/^\(\d+\+?\) /, '');
  document.title = count ? `(${count}) ${title}` : title;
}

// A badge is replaced when it changes, so a new one is a new count.
watch('#nav-chat-unread', class {
  constructor(badge) {
    count = badge.dataset.loud;
    show();
  }
});

document.addEventListener('htmx:finally:swap', show); // htmx gave the page its new title just before
