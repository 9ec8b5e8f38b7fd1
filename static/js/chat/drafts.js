/* The mark of rooms that hold a draft (composer.js keeps it), in the list of rooms. */

import { objectsOf, watch } from '../elements.js';
import { entries, key } from '../storage.js';

class Mark {
  constructor(item) {
    this.item = item;
    this.show();
  }

  show() {
    const { id, firstElementChild: link } = this.item;
    // Of the room that one is in one sees it anyhow.
    this.item.querySelector('.draft').hidden = link.hasAttribute('aria-current') || !entries(key('draft', id.slice('room-'.length))).length;
  }
}

watch('.rooms li[id^="room-"]:has(.draft)', Mark);
addEventListener('storage', () => objectsOf(Mark).forEach((mark) => mark.show())); // another tab wrote or sent
