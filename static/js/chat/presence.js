/* Who is here: the dots of people (`data-online` on `[data-person-id]`, and `data-away` where nobody is at their tabs), and
 * how many they are (`[data-online-count]`). And how people look, where that changed since the page came: their pictures. */

import { behaviorsOf, registerBehavior } from '../behaviors.js';

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

class PresenceDot {
  constructor(element) {
    this.element = element;
    this.show();
    this.showLook();
  }

  showLook() {
    const look = looks.get(this.element.dataset.personId);
    if (look && this.element.matches('.avatar')) showPicture(this.element, look.avatar);
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
  for (const shown of behaviorsOf(PresenceDot)) if (shown.element.dataset.personId === detail.id) shown.showLook();
});
