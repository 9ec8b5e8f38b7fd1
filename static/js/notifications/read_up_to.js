/* "Mark all as read" says so of the newest items, and of all others by `[data-read-up-to]`, their place in the stream. */

import { registerBehavior } from '../behaviors.js';

registerBehavior('[data-read-up-to]', class {
  constructor(mark) {
    for (const item of document.querySelectorAll('.item.new[data-seq]')) {
      if (Number(item.dataset.seq) > Number(mark.dataset.readUpTo)) continue;
      item.classList.remove('new');
      item.querySelector('form')?.remove();
    }
    mark.remove();
  }
});
