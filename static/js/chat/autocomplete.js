/* Autocompletion in the composer: people after @, rooms after #, emoji after :, commands after /. The field keeps the
 * focus; the list of candidates is a listbox that it controls, and names the one that Enter or Tab would take. */

import { showPicture } from './presence.js';
import { fetchSuggestions } from './suggestions.js';
import { insertText, wrapSelection } from './text_insertion.js';
import { pressedKey } from '../shell/keyboard.js';

const WAIT_MS = 80;
// A sign that begins a word, and what stands between it and the caret.
const TYPED = /(?:^|[\s(["'«„*_~>])(?:([@#])((?:[\p{L}\p{N}][^\n@#:]{0,39})?)|(:)([\p{L}\p{N}+][^\s:]{1,39}))$/u;
// What begins a message with a slash is a command.
const COMMAND = /^(\/)([a-z0-9_-]*)$/;
const LOOKBEHIND = 60; // characters before the caret
const KEYS = { b: '**', i: '_' };

class Autocomplete {
  #form;
  #field;
  #list;
  #found = [];
  #active = 0;
  #query = null; // {sign, typed, start}
  #dismissedAt = -1; // where somebody chose or pressed Escape: not asked again there
  #empty = null; // nothing was found for this, so nothing is for what is longer
  #timer;

  constructor(form) {
    this.#form = form;
    this.#field = form.elements.body;
    this.#list = form.querySelector('[role=listbox]');
    this.#field.addEventListener('input', () => this.#update());
    this.#field.addEventListener('click', () => this.#update());
    this.#field.addEventListener('blur', () => this.#close());
    form.addEventListener('keydown', (event) => this.#onKeydown(event), true); // before Enter sends
    form.addEventListener('reset', () => {
      this.#dismissedAt = -1;
      this.#close();
    });
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault()); // the field keeps the focus
    this.#list.addEventListener('click', ({ target }) => {
      const option = target.closest('[role=option]');
      if (option) this.#choose([...this.#list.children].indexOf(option));
    });
    this.#update();
  }

  #readQuery() {
    const { selectionStart: caret, selectionEnd, value } = this.#field;
    if (caret !== selectionEnd) return null;
    const found = COMMAND.exec(value.slice(0, caret)) ?? TYPED.exec(value.slice(Math.max(0, caret - LOOKBEHIND), caret));
    if (!found) return null;
    const [sign, typed] = [found[1] ?? found[3], found[2] ?? found[4]];
    return { sign, typed, start: caret - typed.length - 1 };
  }

  #update() {
    clearTimeout(this.#timer);
    const at = this.#readQuery();
    if (!at || at.start !== this.#dismissedAt) this.#dismissedAt = -1;
    const hopeless = at && this.#empty?.start === at.start && this.#empty.sign === at.sign && at.typed.startsWith(this.#empty.typed);
    if (!at || at.start === this.#dismissedAt || hopeless) return this.#close();
    this.#query = at;
    this.#timer = setTimeout(() => this.#fetch(at), WAIT_MS);
  }

  async #fetch(at) {
    const found = await fetchSuggestions(this.#form, at.sign, at.typed);
    if (this.#query !== at || !this.#form.isConnected) return; // typed on meanwhile
    this.#empty = found.length ? null : at;
    const written = (at.sign + at.typed).trim().toLowerCase();
    if (!found.length || (found.length === 1 && found[0].text.toLowerCase() === written)) return this.#close();
    this.#found = found;
    this.#list.replaceChildren(...found.map(option));
    this.#list.hidden = false;
    this.#highlight(0);
  }

  #highlight(index) {
    const options = [...this.#list.children];
    this.#active = (index + options.length) % options.length;
    options.forEach((option, number) => option.setAttribute('aria-selected', number === this.#active));
    options[this.#active].scrollIntoView({ block: 'nearest' });
    this.#field.setAttribute('aria-activedescendant', options[this.#active].id);
  }

  #onKeydown(event) {
    const { isComposing, keyCode } = event;
    if (isComposing || keyCode === 229) return;
    const sign = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && KEYS[pressedKey(event)];
    const act = sign && event.target === this.#field ? () => wrapSelection(this.#field, sign) : this.#list.hidden ? null : this.#action(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  #action({ key, ctrlKey, metaKey, shiftKey, altKey }) {
    if (ctrlKey || metaKey || shiftKey || altKey) return null;
    return {
      ArrowDown: () => this.#highlight(this.#active + 1),
      ArrowUp: () => this.#highlight(this.#active - 1),
      Enter: () => this.#choose(this.#active),
      Tab: () => this.#choose(this.#active),
      Escape: () => {
        this.#dismissedAt = this.#query.start;
        this.#close();
      },
    }[key];
  }

  #choose(index) {
    const { start } = this.#query;
    const { text } = this.#found[index];
    this.#close();
    this.#dismissedAt = start;
    insertText(this.#field, `${text} `, start, this.#field.selectionStart);
  }

  #close() {
    clearTimeout(this.#timer);
    this.#query = null;
    this.#list.hidden = true;
    this.#field.removeAttribute('aria-activedescendant');
  }
}

function option({ name, about, sign, id, initials, color, avatar, online }, number) {
  const element = document.createElement('button');
  Object.assign(element, { type: 'button', id: `completion-${number}`, tabIndex: -1, className: 'completion' });
  element.setAttribute('role', 'option');
  const before = document.createElement('span');
  before.setAttribute('aria-hidden', 'true');
  if (id) {
    before.className = `avatar sm c${color}`;
    Object.assign(before.dataset, { initials, personId: id });
    before.toggleAttribute('data-online', online);
    showPicture(before, avatar);
  } else before.textContent = sign ?? '#';
  element.append(before, Object.assign(document.createElement('bdi'), { textContent: name }));
  if (about) element.append(Object.assign(document.createElement('small'), { textContent: about }));
  return element;
}

/** Offer completions in `form` from now on. */
export const attachAutocomplete = (form) => new Autocomplete(form);
