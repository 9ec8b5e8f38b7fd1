/* The lightbox: pictures of messages, one at a time, over the page. Escape closes; the arrows go through those of the room. */

import { loadStylesheet } from '../stylesheets.js';

let shown = null; // the link of the picture in view

const dialogOf = (link) => link.closest('[data-room-id]').querySelector('#lightbox');
const pictures = (dialog) => [...dialog.closest('[data-room-id]').querySelectorAll('[data-log] .msg .picture')];

function show(link, dialog) {
  shown = link;
  const { alt } = link.querySelector('img');
  Object.assign(dialog.querySelector('img'), { src: link.href, alt });
  dialog.querySelector('figcaption').textContent = alt;
  Object.assign(dialog.querySelector('[data-download]'), { href: link.href, download: alt });
  const all = pictures(dialog);
  for (const button of dialog.querySelectorAll('[data-step]')) button.disabled = !all[all.indexOf(link) + Number(button.dataset.step)];
}

function step(by, dialog) {
  const all = pictures(dialog);
  const next = all[all.indexOf(shown) + by]; // the first one after one that was deleted meanwhile
  if (by && next) show(next, dialog);
}

/** Open the picture of `link`; on closing, the picture that was shown last gets the focus. */
export async function openLightbox(link) {
  const dialog = dialogOf(link);
  await loadStylesheet(dialog.dataset.stylesheet);
  show(link, dialog);
  dialog.onclick = ({ target }) => {
    const by = target.closest('[data-step]')?.dataset.step;
    if (by) step(Number(by), dialog);
    else if (target === dialog) dialog.close(); // beside the picture
  };
  dialog.onkeydown = ({ key }) => step({ ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0, dialog);
  dialog.onclose = () => shown.focus();
  if (!dialog.open) dialog.showModal(); // two clicks while this was fetched
}
