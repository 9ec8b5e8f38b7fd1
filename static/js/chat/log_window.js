/* Where a list of messages ends, above and below: very long ones are cut at the end that nobody reads, which leaves the
 * way back; and a list that was read on down to the latest message gets new ones from then on. */

import { objectOf } from '../behaviors.js';
import { Panel } from '../socketio/panel.js';

const REST = 400;

const panelOf = (list) => list.closest('[sio-connect]');

/** Cut `list` down, not where someone is reading; the message that is the first then, if it was cut there. */
export function cut(list) {
  const messages = [...list.querySelectorAll('.msg')];
  if (messages.length <= REST) return null;
  const { scrollHeight, scrollTop, clientHeight } = list.closest('[data-log]');
  if (scrollTop <= 2 * clientHeight) cutBelow(list, messages[REST - 1]);
  else if (scrollHeight - scrollTop <= 2 * clientHeight) return cutAbove(list, messages.at(-REST));
  return null;
}

function cutAbove(list, first) {
  const [older] = waysOf(list, 'older', /before=0/, `before=${first.dataset.seq}`);
  if (!older) return null;
  while (list.firstChild !== first) list.firstChild.remove();
  first.before(older);
  htmx.process(older);
  return first;
}

function cutBelow(list, last) {
  const [newer, latest] = waysOf(list, 'newer', /after=0/, `after=${last.dataset.seq}`);
  if (!newer) return;
  while (list.lastChild !== last) list.lastChild.remove();
  last.after(newer);
  const panel = panelOf(list);
  if (!panel.querySelector('[data-latest]')) panel.querySelector('[data-jump]').after(latest);
  list.id = list.id.replace('messages', 'earlier'); // so that nothing new is put where something is missing
  for (const way of [newer, latest]) htmx.process(way);
}

/** Copies of what the panel's `template[data-<name>]` holds, that lead to another place. */
function waysOf(list, name, place, other) {
  const template = panelOf(list).querySelector(`template[data-${name}]`);
  const ways = [...(template?.content.cloneNode(true).children ?? [])];
  for (const way of ways) {
    for (const { attributes } of way.querySelectorAll('*')) {
      for (const attribute of attributes) attribute.value = attribute.value.replace(place, other);
    }
  }
  return ways;
}

/** The latest messages came, as they were when the stream stood at `end`: what was said since then comes by the stream. */
export function reach(list, end) {
  if (!end.isConnected) return;
  const panel = panelOf(list);
  const { seq, epoch } = end.dataset;
  end.remove();
  if (list.id.startsWith('messages')) return;
  list.id = list.id.replace('earlier', 'messages');
  const latest = panel.querySelector('[data-latest]');
  panel.setAttribute('sio-reset-url', latest.getAttribute('href'));
  for (const over of [latest, panel.querySelector('[data-unseen]')]) over?.remove();
  if (epoch !== panel.getAttribute('sio-epoch')) return; // it is fetched anew
  panel.setAttribute('sio-seq', Math.min(seq, panel.getAttribute('sio-seq')));
  objectOf(panel, Panel).check();
}
