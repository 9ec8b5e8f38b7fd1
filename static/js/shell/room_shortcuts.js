/* The shortcuts of rooms: from one to another, and to the end of one. */

const unread = ':has(.unread:not([hidden]))';

/** What Alt and an arrow in `event` do: follow the link before or after that of the open room, with Shift the next one with
 * something unread. Null where there is no list, or a field has a use for these keys itself. */
export function roomSwitch({ key, shiftKey, target }) {
  const by = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!by || target.matches?.('input, select') || document.querySelector('dialog[open]')) return null;
  const links = [...document.querySelectorAll('#room-list a[href]')];
  if (!links.length) return null;
  const here = links.findIndex((link) => link.matches('[aria-current]'));
  const ahead = links.map((_, step) => links.at((here + by * (step + 1) + (here < 0 && by < 0)) % links.length));
  return () => ahead.find((link) => !link.matches('[aria-current]') && (!shiftKey || link.matches(unread)))?.click();
}

/** Escape in a room that fills the page: cancels a reply, or else brings the newest message into view, which reads it.
 * Whatever is open closes first. */
export function handleEscape({ target }) {
  const room = document.querySelector('main #room');
  if (!room || target.closest?.('form.editing') || document.querySelector('dialog[open], :popover-open')) return;
  (room.querySelector('[data-reply-bar]:not([hidden]) [data-action=stop-reply]') ?? room.querySelector('[data-jump]'))?.click();
}
