/* What completion offers after a sign: [{text, name, ...}]. */

import { search } from './emoji.js';

const MOST = 8;

async function ask(form, sign, typed) {
  const query = new URLSearchParams({ sign, q: typed });
  const response = await fetch(`/chat/${form.elements.room.value}/candidates?${query}`, { headers: { Accept: 'application/json' } });
  return response.ok ? (await response.json()).candidates : [];
}

const emoji = async (form, _, typed) =>
  (await search(form.dataset.emoji, typed, MOST)).map(({ sign, name }) => ({ text: sign, name, sign }));

const SOURCES = { '@': ask, '#': ask, ':': emoji, '/': ask };

/** What `form` offers after `sign` for the `typed` beginning of a name; nothing if it cannot be asked. */
export const candidates = (form, sign, typed) => SOURCES[sign](form, sign, typed).catch(() => []);
