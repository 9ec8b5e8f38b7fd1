/* The window of messages that a log shows: very long ones are trimmed at the end that nobody reads, which leaves a link to
 * load them again; and a log that was read on down to the latest message gets new ones from then on. */

import { behaviorOf } from '../behaviors.js';
import { Panel } from '../socketio/panel.js';
import { panelOf } from './form_errors.js';

const KEPT_MESSAGES = 400;

/** Trim `list`, not where someone is reading; returns the message that is the first then, if it was trimmed above. */
export function trimLog(list) {
  const messages = [...list.querySelectorAll('.msg')];
  if (messages.length <= KEPT_MESSAGES) return null;
  const { scrollHeight, scrollTop, clientHeight } = list.closest('[data-log]');
  if (scrollTop <= 2 * clientHeight) trimBelow(list, messages[KEPT_MESSAGES - 1]);
  else if (scrollHeight - scrollTop <= 2 * clientHeight) return trimAbove(list, messages.at(-KEPT_MESSAGES));
  return null;
}

function trimAbove(list, first) {
  const [older] = copyLinks(list, 'older', /before=0/, `before=${first.dataset.seq}`);
  if (!older) return null;
  while (list.firstChild !== first) list.firstChild.remove();
  first.before(older);
  htmx.process(older);
  return first;
}

function trimBelow(list, last) {
  const [newer, latest] = copyLinks(list, 'newer', /after=0/, `after=${last.dataset.seq}`);
  if (!newer) return;
  while (list.lastChild !== last) list.lastChild.remove();
  last.after(newer);
  const panel = panelOf(list);
  if (!panel.querySelector('[data-latest]')) panel.querySelector('[data-jump]').after(latest);
  list.id = list.id.replace('messages', 'earlier'); // so that nothing new is put where something is missing
  for (const link of [newer, latest]) htmx.process(link);
}

/** Copies of what the panel's `template[data-<name>]` holds, with `place` in their addresses replaced by `other`. */
function copyLinks(list, name, place, other) {
  const template = panelOf(list).querySelector(`template[data-${name}]`);
  const links = [...(template?.content.cloneNode(true).children ?? [])];
  for (const link of links) {
    for (const { attributes } of link.querySelectorAll('*')) {
      for (const attribute of attributes) attribute.value = attribute.value.replace(place, other);
    }
  }
  return links;
}

/** The latest messages came, as they were when the stream stood at `end`: what was said since then comes by the stream. */
export function joinLatest(list, end) {
  if (!end.isConnected) return;
  const panel = panelOf(list);
  const { seq, epoch } = end.dataset;
  end.remove();
  if (list.id.startsWith('messages')) return;
  list.id = list.id.replace('earlier', 'messages');
  const latest = panel.querySelector('[data-latest]');
  panel.setAttribute('sio-reset-url', latest.getAttribute('href'));
  for (const obsolete of [latest, panel.querySelector('[data-unread-banner]')]) obsolete?.remove();
  if (epoch !== panel.getAttribute('sio-epoch')) return; // it is fetched anew
  panel.setAttribute('sio-seq', Math.min(seq, panel.getAttribute('sio-seq')));
  behaviorOf(panel, Panel).check();
}
