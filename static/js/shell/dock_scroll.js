/* The scroll position in the dock, for the next page of this tab: the first message in view, unless the end is. */

import { behaviorOf } from '../behaviors.js';
import { currentUserId } from '../storage.js';

const NAME = 'dock.place';
let ScrollPosition; // see `restoreScroll`

const positionOf = (dock) => {
  const box = ScrollPosition && dock.querySelector('[data-log]');
  return box && behaviorOf(box, ScrollPosition);
};

/** Scroll `dock` to its latest message. */
export const scrollToEnd = (dock) => positionOf(dock)?.scrollToEnd();

/** Save where `dock` is scrolled to. */
export function saveScroll(dock) {
  const room = dock.querySelector('#room')?.dataset.roomId;
  const place = positionOf(dock)?.anchor;
  try {
    if (place) sessionStorage[NAME] = JSON.stringify({ ...place, room, user: currentUserId() });
    else if (room) clearScroll();
  } catch { /* without storage it begins at the end */ }
}

/** Forget it: the dock begins at the end the next time. */
export function clearScroll() {
  try {
    sessionStorage.removeItem(NAME);
  } catch { /* nothing was saved */ }
}

/** What was saved for `room`: {id, top}, or undefined. */
export function savedScroll(room) {
  try {
    const place = JSON.parse(sessionStorage[NAME] ?? null);
    return place?.room === room && place.user === currentUserId() ? place : undefined;
  } catch {
    return undefined;
  }
}

/** Scroll `dock` to `place`, if it holds that; from now on its position can be saved. */
export async function restoreScroll(dock, place) {
  // Not before chat.js has decorated the list.
  ({ ScrollPosition } = await import('../chat/scroll_position.js'));
  if (place) positionOf(dock)?.restore(place);
}
