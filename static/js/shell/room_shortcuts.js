/* From room to room, and to the end of one, with the keyboard. */

const unread = ':has(.unread:not([hidden]))';

/** What Alt and an arrow are for, struck in `event`: the link before or after that of the room one is in, with Shift the
 * next of those with something unread; null where there is no list, or a field has a use for these keys itself. */
export function walk({ key, shiftKey, target }) {
  const by = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!by || target.matches?.('input, select') || document.querySelector('dialog[open]')) return null;
  const links = [...document.querySelectorAll('#room-list a[href]')];
  if (!links.length) return null;
  const here = links.findIndex((link) => link.matches('[aria-current]'));
  const ahead = links.map((_, step) => links.at((here + by * (step + 1) + (here < 0 && by < 0)) % links.length));
  return () => ahead.find((link) => !link.matches('[aria-current]') && (!shiftKey || link.matches(unread)))?.click();
}

/** What Escape is for in a room that fills the page: whoever answers does not; else the newest message comes into view,
 * and so is read. Whatever is open closes first. */
export function newest({ target }) {
  const room = document.querySelector('main #room');
  if (!room || target.closest?.('form.editing') || document.querySelector('dialog[open], :popover-open')) return;
  (room.querySelector('[data-replying]:not([hidden]) [data-do=stop-reply]') ?? room.querySelector('[data-jump]'))?.click();
}
