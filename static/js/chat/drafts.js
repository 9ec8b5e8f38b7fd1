/* Drafts (composer.js saves them): the marks of rooms that hold one, and the same draft in every tab of a browser. */

import { behaviorsOf, registerBehavior } from '../behaviors.js';
import { checkLength } from '../shell/length_limits.js';
import { storageKey, storedEntries } from '../storage.js';

class DraftMark {
  constructor(item) {
    this.item = item;
    this.show();
  }

  show() {
    const { id, firstElementChild: link } = this.item;
    // In the open room the draft is in view anyhow.
    this.item.querySelector('.draft').hidden = link.hasAttribute('aria-current') || !storedEntries(storageKey('draft', id.slice('room-'.length))).length;
  }
}

/** Shows the draft as another tab left it, sent or changed, unless something else was begun here meanwhile. */
class DraftSync {
  constructor({ elements: { body, room } }) {
    this.body = body;
    this.name = storageKey('draft', room.value);
    // Another tab may have written since composer.js looked, and before this was here to be told of it.
    this.body.value ||= localStorage[this.name] ?? '';
  }

  receive({ key: name, oldValue, newValue }) {
    if (name === this.name && this.body.value === (oldValue ?? '')) (this.body.value = newValue ?? ''), checkLength(this.body);
  }
}

registerBehavior('form[data-composer]', DraftSync);
registerBehavior('.rooms li[id^="room-"]:has(.draft)', DraftMark);
addEventListener('storage', (event) => { // another tab wrote or sent
  behaviorsOf(DraftSync).forEach((sync) => sync.receive(event));
  behaviorsOf(DraftMark).forEach((mark) => mark.show());
});
