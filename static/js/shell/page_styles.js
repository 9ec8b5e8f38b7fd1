/* Style sheets that one page brings along, as a link in its <main>. */

import { registerBehavior } from '../behaviors.js';

const kept = (link) => [...document.head.querySelectorAll('link[rel="stylesheet"]')].some(({ href }) => href === link.href);

const keep = (link) => document.head.append(link.cloneNode());

// It stays for the next such page, which would otherwise be bare for a moment. What the address names is gone to again:
// with styles it is somewhere else.
registerBehavior('main > link[rel="stylesheet"]', class {
  constructor(link) {
    if (kept(link)) link.remove();
    else if (link.sheet) keep(link); // the document came with it
    else link.addEventListener('load', () => {
      keep(link);
      document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
    }, { once: true });
  }
});
