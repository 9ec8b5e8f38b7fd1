/* Pictures of messages, one at a time, over the page. Escape closes; the arrows go through those of the room. */

import { style } from '../stylesheets.js';

let shown = null; // the link of the picture that is looked at

const dialogOf = (link) => link.closest('[data-room-id]').querySelector('#lightbox');
const pictures = (dialog) => [...dialog.closest('[data-room-id]').querySelectorAll('[data-log] .msg .picture')];

function show(link, dialog) {
  shown = link;
  const { alt } = link.querySelector('img');
  Object.assign(dialog.querySelector('img'), { src: link.href, alt });
  dialog.querySelector('figcaption').textContent = alt;
  Object.assign(dialog.querySelector('[data-save]'), { href: link.href, download: alt });
  const all = pictures(dialog);
  for (const button of dialog.querySelectorAll('[data-step]')) button.disabled = !all[all.indexOf(link) + Number(button.dataset.step)];
}

function step(by, dialog) {
  const all = pictures(dialog);
  const next = all[all.indexOf(shown) + by]; // the first one after one that was deleted meanwhile
  if (by && next) show(next, dialog);
}

/** Open the picture of `link`; afterwards the picture that was looked at last has the focus. */
export async function look(link) {
  const dialog = dialogOf(link);
  await style(dialog.dataset.style);
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
