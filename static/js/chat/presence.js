/* The dots of people who are here: `data-online` on `[data-person-id]`. */

import { objectsOf, watch } from '../elements.js';

const online = new Set();
let known = false; // until the server said who is here, its pages are right

class Person {
  constructor(element) {
    this.element = element;
    this.show();
  }

  show() {
    if (known) this.element.toggleAttribute('data-online', online.has(this.element.dataset.personId));
  }
}

watch('[data-person-id]', Person);

// A new connection is told everyone who is here; who was here before may be gone.
document.addEventListener('sio:state', ({ detail: { namespace, state } }) => {
  if (namespace === '/chat' && state !== 'online') known = false;
});

document.addEventListener('sio:presence', ({ detail }) => {
  if (detail.namespace !== '/chat') return;
  if (!known) online.clear();
  known = true;
  detail.online.forEach((id) => online.add(id));
  detail.offline.forEach((id) => online.delete(id));
  objectsOf(Person).forEach((person) => person.show());
});
