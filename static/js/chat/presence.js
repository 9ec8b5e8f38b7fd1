/* Who is here: the dots of people (`data-online` on `[data-person-id]`, and `data-away` where nobody is at their tabs), and
 * how many they are (`[data-online-count]`). And how people look, where that changed since the page came: their pictures, what they
 * say they are doing (`[data-status-of]`), and whether they want to be left alone (`data-dnd`). */

import { behaviorsOf, registerBehavior } from '../behaviors.js';
import { currentUserId } from '../storage.js';

// Namespace -> id of a person -> whether they are away. Until the server said in one who is here, its pages are right.
const known = new Map();

/** Whether the person is away; undefined for people who are not here. */
function awayOf(id) {
  for (const online of known.values()) if (online.has(id)) return online.get(id);
  return undefined;
}

const looks = new Map(); // id of a person -> how they look, of those who changed

/** Show in `avatar` the picture of its person with this `version`, or their initials if there is none. */
export function showPicture(avatar, version) {
  avatar.querySelector('img')?.remove();
  const src = `/people/${avatar.dataset.personId}/avatar/${version}/${avatar.matches('.lg') ? 160 : 80}`;
  if (version) avatar.append(Object.assign(new Image(), { src, alt: '' }));
}

const LONGEST_MS = 2 ** 31 - 1; // timers take no more

/** Run `end` at the time `until` (ISO 8601), if that is set; returns the timer. */
function atEnd(until, end) {
  const left = new Date(until) - Date.now();
  return left < LONGEST_MS ? setTimeout(end, Math.max(left, 0)) : undefined;
}

function setUntil(element, name, until) {
  if (until) element.dataset[name] = until;
  else delete element.dataset[name];
}

class PresenceDot {
  constructor(element) {
    this.element = element;
    this.show();
    this.showLook();
  }

  showLook() {
    const { element } = this;
    const look = looks.get(element.dataset.personId);
    if (!element.matches('.avatar')) return;
    if (look) showPicture(element, look.avatar);
    if (look && !element.closest('.msg')) setUntil(element, 'dnd', look.dnd_until);
    clearTimeout(this.timer);
    this.timer = atEnd(element.dataset.dnd, () => element.removeAttribute('data-dnd'));
  }

  disconnect() {
    clearTimeout(this.timer);
  }

  show() {
    if (!known.size) return;
    const { element } = this;
    const away = awayOf(element.dataset.personId);
    const leaves = away === undefined && element.hasAttribute('data-online');
    if (leaves) element.querySelector('local-time')?.setAttribute('datetime', new Date().toISOString()); // seen just now
    element.toggleAttribute('data-online', away !== undefined);
    element.toggleAttribute('data-away', !!away);
  }
}

/** What a person says they are doing, beside their name: [data-status-of]; `data-until`: when that is over. */
class PersonStatus {
  constructor(element) {
    this.element = element;
    this.showLook();
  }

  showLook() {
    const { element } = this;
    const look = looks.get(element.dataset.statusOf);
    if (look) {
      element.textContent = look.status ? `${look.status.emoji} ${look.status.text}`.trim() : '';
      setUntil(element, 'until', look.status?.until);
    }
    clearTimeout(this.timer);
    this.timer = atEnd(element.dataset.until, () => (element.textContent = ''));
  }

  disconnect() {
    clearTimeout(this.timer);
  }
}

class OnlineCount {
  constructor(element) {
    this.element = element;
    this.show();
  }

  show() {
    // Where two namespaces tell of people, either tells of everyone.
    if (known.size) this.element.textContent = Math.max(...[...known.values()].map((online) => online.size));
  }
}

registerBehavior('[data-person-id]', PresenceDot);
registerBehavior('[data-online-count]', OnlineCount);
registerBehavior('[data-status-of]', PersonStatus);

// A new connection is told everyone who is here; who was here before may be gone.
document.addEventListener('sio:state', ({ detail: { namespace, state } }) => {
  if (state !== 'online') known.delete(namespace);
});

document.addEventListener('sio:presence', ({ detail }) => {
  const { namespace } = detail;
  if (!known.has(namespace)) known.set(namespace, new Map());
  const online = known.get(namespace);
  const away = new Set(detail.away);
  detail.online.forEach((id) => online.set(id, away.has(id)));
  detail.offline.forEach((id) => online.delete(id));
  for (const shown of [...behaviorsOf(PresenceDot), ...behaviorsOf(OnlineCount)]) shown.show();
});

document.addEventListener('sio:person', ({ detail }) => {
  looks.set(detail.id, detail);
  if (detail.id === currentUserId()) setUntil(document.body, 'dndUntil', detail.dnd_until);
  for (const shown of [...behaviorsOf(PresenceDot), ...behaviorsOf(PersonStatus)]) {
    const { personId, statusOf } = shown.element.dataset;
    if ((personId ?? statusOf) === detail.id) shown.showLook();
  }
});
