/* Drops the oldest of very many messages, and leaves the way back to them. */

const REST = 400;

/** Cut `list` down, not while someone is reading there; the message that is the first then, if it was cut. */
export function cut(list) {
  const messages = list.querySelectorAll('.msg');
  const { scrollHeight, scrollTop, clientHeight } = list.closest('[data-log]');
  const template = list.closest('[sio-connect]').querySelector('template[data-older]');
  if (messages.length <= REST || scrollHeight - scrollTop > 2 * clientHeight || !template) return null;
  const first = messages[messages.length - REST];
  while (list.firstChild !== first) list.firstChild.remove();
  const older = template.content.firstElementChild.cloneNode(true);
  for (const { attributes } of older.querySelectorAll('*')) {
    for (const attribute of attributes) attribute.value = attribute.value.replace(/before=0/, `before=${first.dataset.seq}`);
  }
  first.before(older);
  htmx.process(older);
  return first;
}
