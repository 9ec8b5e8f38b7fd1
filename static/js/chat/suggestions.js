/* What autocompletion offers after a sign: [{text, name, ...}]. */

import { searchEmoji } from './emoji.js';

const MAX_EMOJI = 8;

async function fetchFromServer(form, sign, typed) {
  const query = new URLSearchParams({ sign, q: typed });
  const response = await fetch(`/chat/${form.elements.room.value}/candidates?${query}`, { headers: { Accept: 'application/json' } });
  return response.ok ? (await response.json()).candidates : [];
}

const findEmoji = async (form, _, typed) =>
  (await searchEmoji(form.dataset.emoji, typed, MAX_EMOJI)).map(({ sign, name }) => ({ text: sign, name, sign }));

const SOURCES = { '@': fetchFromServer, '#': fetchFromServer, ':': findEmoji, '/': fetchFromServer };

/** What `form` offers after `sign` for the `typed` beginning of a name; nothing if it cannot be asked. */
export const fetchSuggestions = (form, sign, typed) => SOURCES[sign](form, sign, typed).catch(() => []);
