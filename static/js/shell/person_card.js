/* The card of a person, beside the name or picture that was clicked. It is fetched each time, since it says how things are. */

import { loadStylesheet } from '../stylesheets.js';
import { placeBeside } from './popover_position.js';
import { tellNotLoaded } from './toasts.js';

const card = Object.assign(document.createElement('div'), { id: 'person-card', className: 'menu', popover: 'auto' });
card.setAttribute('role', 'dialog');
card.setAttribute('aria-labelledby', 'person-h');

let asked = 0;
let back = null; // where the focus goes when it closes

card.addEventListener('toggle', ({ newState }) => {
  if (newState === 'closed' && (card.contains(document.activeElement) || document.activeElement === document.body)) {
    back?.focus({ preventScroll: true });
  }
});

// What it was opened on is gone.
document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => ctx.select === '#main' && card.matches(':popover-open') && card.hidePopover());

/** Of whom `element` is a name or a picture: a link, a picture, or the name over a message. */
function addressOf(element) {
  const { personId } = element.dataset;
  return element.getAttribute('href') ?? `/people/${personId ?? element.closest('.msg').dataset.authorId}`;
}

/** The card at `address`; null, and a toast that says why, where there is none. */
async function fetchCard(address) {
  const headers = { Accept: 'text/html', 'HX-Request': 'true' };
  const response = await fetch(address, { headers }).catch(() => null);
  const elsewhere = response?.headers.get('HX-Redirect'); // the session is over
  if (elsewhere) return void location.assign(elsewhere);
  const text = await response?.text().catch(() => null);
  const answer = text && new DOMParser().parseFromString(text, 'text/html');
  const content = answer?.querySelector('.person-card');
  if (content) return content;
  const toast = answer?.querySelector('.toast');
  if (toast) document.getElementById('toasts').append(toast);
  else tellNotLoaded();
  return null;
}

/** Open the card of the person whom `opener` names. */
export async function openPersonCard(opener) {
  const mine = ++asked;
  const before = document.activeElement;
  const content = await fetchCard(addressOf(opener));
  if (!content || mine !== asked) return;
  await loadStylesheet(content.dataset.stylesheet);
  if (mine !== asked || !opener.isConnected) return;
  back = opener.matches('a') ? opener : before;
  card.replaceChildren(content);
  // Within what is open, or that would close.
  (opener.closest(':popover-open, dialog[open]') ?? document.body).append(card);
  htmx.process(card);
  if (!card.matches(':popover-open')) card.showPopover();
  placeBeside(card, opener);
  card.querySelector('h2').focus();
}
