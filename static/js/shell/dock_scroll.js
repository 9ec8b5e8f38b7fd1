/* Where one reads in the dock, for the next page of this tab: the first message in view, unless the end is. */

import { objectOf } from '../behaviors.js';
import { me } from '../storage.js';

const NAME = 'dock.place';
let Scrolling; // see `found`

const reader = (dock) => {
  const box = Scrolling && dock.querySelector('[data-log]');
  return box && objectOf(box, Scrolling);
};

/** Keep the place in what `dock` holds. */
export function note(dock) {
  const room = dock.querySelector('#room')?.dataset.roomId;
  const place = reader(dock)?.place;
  try {
    if (place) sessionStorage[NAME] = JSON.stringify({ ...place, room, user: me() });
    else if (room) forget();
  } catch { /* a browser that keeps nothing begins at the end */ }
}

/** Begin at the end the next time. */
export function forget() {
  try {
    sessionStorage.removeItem(NAME);
  } catch { /* nothing was kept */ }
}

/** The place that was kept for `room`: {id, top}, or undefined. */
export function kept(room) {
  try {
    const place = JSON.parse(sessionStorage[NAME] ?? null);
    return place?.room === room && place.user === me() ? place : undefined;
  } catch {
    return undefined;
  }
}

/** Go on at `place`, if `dock` holds it; without one the place is noted from now on. */
export async function find(dock, place) {
  // Not before chat.js has put the list in shape.
  ({ Scrolling } = await import('../chat/scroll_position.js'));
  if (place) reader(dock)?.return(place);
}
