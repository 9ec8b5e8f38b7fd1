/* The dots of people who are here: `data-online` on `[data-person-id]`, and `data-away` where nobody is at their tabs. */

import { behaviorsOf, registerBehavior } from '../behaviors.js';

const online = new Map(); // id of a person -> whether they are away
let known = false; // until the server said who is here, its pages are right

class PresenceDot {
  constructor(element) {
    this.element = element;
    this.show();
  }

  show() {
    if (!known) return;
    const { element } = this;
    const away = online.get(element.dataset.personId);
    element.toggleAttribute('data-online', away !== undefined);
    element.toggleAttribute('data-away', !!away);
  }
}

registerBehavior('[data-person-id]', PresenceDot);

// A new connection is told everyone who is here; who was here before may be gone.
document.addEventListener('sio:state', ({ detail: { namespace, state } }) => {
  if (namespace === '/chat' && state !== 'online') known = false;
});

document.addEventListener('sio:presence', ({ detail }) => {
  if (detail.namespace !== '/chat') return;
  if (!known) online.clear();
  known = true;
  const away = new Set(detail.away);
  detail.online.forEach((id) => online.set(id, away.has(id)));
  detail.offline.forEach((id) => online.delete(id));
  behaviorsOf(PresenceDot).forEach((dot) => dot.show());
});
