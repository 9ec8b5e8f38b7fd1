/* One owner of the scroll position of `[data-log]`. At the end it stays at the end; elsewhere what is being read stays where
 * it is, whatever is added, changed or loaded around it. `[data-jump]` goes to the end and counts what came there. */

import { behaviorOf, registerBehavior } from '../behaviors.js';
import { currentUserId } from '../storage.js';

const NEAR_PX = 100;

export class ScrollPosition {
  atEnd = true;
  #box;
  #jump;
  #anchor; // {id, top}: the first message in view
  #scrolledTo = -1; // where this has scrolled to
  #below = 0; // how much of the end is out of view where this counts as the end
  #opened = 0; // the last message that there was when the room was opened at what is new in it
  #seen = 0; // the last message that there was when the end was in view
  #observers;

  constructor(box) {
    this.#box = box;
    this.#jump = box.closest('[sio-connect]')?.querySelector('[data-jump]');
    box.style.overflowAnchor = 'none'; // the browser's own anchoring would correct a second time, where it exists
    box.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.#jump?.addEventListener('click', () => this.scrollToEnd());
    box.addEventListener('click', ({ target }) => target.closest('.fold') && this.#hold(target.closest('.msg')));
    this.#seen = this.#last();
    const sizes = new ResizeObserver(() => this.#adjust()); // images, fonts, the window, a growing composer
    for (const element of [box, ...box.children]) sizes.observe(element);
    // Before any scroll event of the same frame could take the moved content for where the reader went.
    const content = new MutationObserver(() => this.#adjust());
    content.observe(box, { childList: true, subtree: true, characterData: true });
    this.#observers = [sizes, content];
    this.#start();
  }

  disconnect() {
    this.#observers.forEach((observer) => observer.disconnect());
  }

  scrollToEnd() {
    if (this.#latest()) return this.#latest().click();
    this.atEnd = true;
    this.#below = 0;
    this.#adjust();
  }

  /** The way to the latest messages, if this list ends before them. */
  #latest() {
    return this.#box.closest('[sio-connect]')?.querySelector('[data-latest]');
  }

  /** The message at the top of what is in view, {id, top}: its place in pixels from there; undefined at the end. */
  get anchor() {
    return this.atEnd ? undefined : this.#anchor;
  }

  /** Go on at a `place` that was noted, if its message is here. */
  restore(place) {
    if (!document.getElementById(place.id)) return;
    this.#anchor = place;
    this.atEnd = false;
    this.#adjust();
    this.#measure();
  }

  /** `message` is about to be unfolded: it stays where it is, also at the end. */
  #hold(message) {
    this.atEnd = false;
    this.#anchor = { id: message.id, top: message.getBoundingClientRect().top - this.#box.getBoundingClientRect().top };
  }

  /** How far this was read, if the end is in view or one reads on from where one stopped: the seq of a message. */
  get readSeq() {
    if (this.atEnd) return this.#last();
    if (!this.#latest() || !this.#box.querySelector('.divider')) return 0;
    const bottom = this.#box.getBoundingClientRect().bottom;
    const shown = this.#messages().findLast((message) => message.getBoundingClientRect().bottom <= bottom);
    return Number(shown?.dataset.seq ?? 0);
  }

  #messages() {
    return [...this.#box.querySelectorAll('.msg[data-seq]')];
  }

  /** The seq of the last message. Asked many times a message, so the others are not gone through for it. */
  #last() {
    let last = this.#box.querySelector('.log:not(.pending)')?.lastElementChild;
    while (last && !last.matches('.msg[data-seq]')) last = last.previousElementSibling;
    return Number(last?.dataset.seq ?? 0);
  }

  #start() {
    const place = this.#box.querySelector(location.hash ? `:target, [id="${CSS.escape(location.hash.slice(1))}"]` : '.highlighted');
    const first = place || (this.#box.dataset.log !== 'end' && this.#box.querySelector('.divider'));
    if (!first && !this.#latest()) return this.scrollToEnd();
    if (first) first.scrollIntoView({ block: place ? 'center' : 'start' });
    this.#opened = this.#last();
    this.#measure();
  }

  /** One is told of a scroll later, and of one's own too: something may have been loaded since. */
  #scrolled() {
    if (this.atEnd && this.#box.scrollTop === this.#scrolledTo) this.#adjust();
    else this.#measure();
  }

  /** Where the reader is now. */
  #measure() {
    const { scrollHeight, scrollTop, clientHeight } = this.#box;
    this.#below = scrollHeight - scrollTop - clientHeight;
    this.atEnd = !this.#latest() && this.#below <= NEAR_PX;
    if (this.atEnd) return this.#count(); // there, nothing in view has to be found again
    const top = this.#box.getBoundingClientRect().top;
    const first = this.#messages().find((message) => message.getBoundingClientRect().bottom > top);
    this.#anchor = first && { id: first.id, top: first.getBoundingClientRect().top - top };
    this.#count();
  }

  #adjust() {
    const box = this.#box;
    if (this.atEnd) {
      // Until something more is said, what is new stays in view from its beginning.
      box.scrollTop = box.scrollHeight - box.clientHeight - (this.#last() === this.#opened ? this.#below : 0);
      this.#scrolledTo = box.scrollTop;
    } else {
      const anchor = document.getElementById(this.#anchor?.id); // found anew: an edit replaces the element
      if (anchor) box.scrollTop += anchor.getBoundingClientRect().top - box.getBoundingClientRect().top - this.#anchor.top;
    }
    this.#count();
  }

  #count() {
    if (this.atEnd) this.#seen = this.#last();
    if (!this.#jump) return;
    const isNew = ({ dataset }) => Number(dataset.seq) > this.#seen && dataset.authorId !== currentUserId();
    const count = this.atEnd ? 0 : this.#messages().filter(isNew).length;
    this.#jump.hidden = !count || Boolean(this.#latest());
    const shown = this.#jump.querySelector('[data-count]');
    if (shown.textContent !== String(count)) shown.textContent = count; // or the layout is asked for once more
  }
}

registerBehavior('[data-log]', ScrollPosition);

// What one says oneself is always in view.
document.addEventListener('sio:queued', ({ target }) => {
  const box = target.closest('[sio-connect]').querySelector('[data-log]');
  if (box) behaviorOf(box, ScrollPosition).scrollToEnd();
});
