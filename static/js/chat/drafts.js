/* Drafts (composer.js keeps them) elsewhere: marks of rooms that hold one, and the tabs of a browser in step. */

import { objectsOf, watch } from '../behaviors.js';
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

/** Shows the draft as another tab left it, sent or changed, unless something else was begun here meanwhile. */
class Copy {
  constructor({ elements: { body, room } }) {
    this.body = body;
    this.name = key('draft', room.value);
  }

  follow({ key: name, oldValue, newValue }) {
    if (name === this.name && this.body.value === (oldValue ?? '')) this.body.value = newValue ?? '';
  }
}

watch('form[data-composer]', Copy);
watch('.rooms li[id^="room-"]:has(.draft)', Mark);
addEventListener('storage', (event) => { // another tab wrote or sent
  objectsOf(Copy).forEach((copy) => copy.follow(event));
  objectsOf(Mark).forEach((mark) => mark.show());
});
