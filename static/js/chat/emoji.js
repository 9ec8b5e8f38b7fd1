/* The emoji by their names, in all languages of the product. The file is fetched when somebody first looks for one. */

let index = null;

const folded = (text) => text.toLowerCase().replaceAll('ё', 'е').replaceAll(/[\s_-]+/g, '_');
const isRussian = document.documentElement.lang === 'ru';

async function load(address) {
  const entries = await (await fetch(address)).json();
  return entries.map(([sign, names]) => {
    const all = names.split(' ');
    const shown = (isRussian && all.find((name) => /[а-яё]/.test(name))) || all[0];
    return { sign, name: shown.replaceAll('_', ' '), names: all.map(folded) };
  });
}

/** How well the names fit: exactly, from the beginning, from the beginning of a word; or not at all. */
function distance(names, wanted) {
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  return names.some((name) => name.includes(`_${wanted}`)) ? 2 : 3;
}

/** The first `limit` emoji [{sign, name}] whose names fit `wanted`, the best ones first; the file is at `address`. */
export async function searchEmoji(address, wanted, limit) {
  index ??= load(address);
  try {
    const asked = folded(wanted.trim());
    const found = (await index).map((entry) => [distance(entry.names, asked), entry]).filter(([far]) => far < 3);
    return found.sort(([a, { name: x }], [b, { name: y }]) => a - b || x.length - y.length).slice(0, limit).map(([, entry]) => entry);
  } catch {
    index = null; // it is tried again
    return [];
  }
}
