/* The lists of administration: selecting, keys, rows that change while one looks. Everything here also works without it. */

import { registerBehavior } from './behaviors.js';
import './filters.js';
import { tellNotLoaded } from './shell/toasts.js';
import { plainKey, singleKeysEnabled } from './shell/keyboard.js';

const boxes = '.select-cell input[name=ids]';

class List {
  #abort = new AbortController();
  #at = -1;

  constructor(element) {
    this.element = element;
    this.all = element.querySelector('[data-select-all]');
    this.allMatching = element.querySelector('[data-select-matching]');
    this.bulk = element.querySelector('[data-bulk]');
    const { signal } = this.#abort;
    if (this.all) this.all.hidden = false;
    element.addEventListener('change', ({ target }) => this.#onSelect(target), { signal });
    document.addEventListener('keydown', (event) => this.#onKeydown(event), { signal });
    document.addEventListener('sio:rows', ({ detail }) => this.#changed(detail), { signal });
    this.#count();
  }

  disconnect() {
    this.#abort.abort();
  }

  get rows() {
    return [...this.element.querySelectorAll('tr[data-row]')];
  }

  get boxes() {
    return [...this.element.querySelectorAll(boxes)];
  }

  #onSelect(target) {
    if (target === this.all) this.boxes.forEach((box) => (box.checked = this.all.checked));
    this.#count();
  }

  #count() {
    if (!this.bulk) return;
    const { boxes, all, allMatching, bulk } = this;
    const count = boxes.filter((box) => box.checked).length;
    all.checked = count > 0 && count === boxes.length;
    all.indeterminate = count > 0 && count < boxes.length;
    bulk.hidden = !count && !allMatching.checked;
    const words = bulk.querySelector('[data-bulk-count]');
    words.textContent = words.dataset.text.replace('{}', count);
    words.hidden = allMatching.checked;
  }

  #onKeydown(event) {
    const key = plainKey(event);
    if (!key || event.target.closest?.('#dock')) return;
    if (key === 'Escape') return void (document.querySelector(':popover-open') ?? this.#clearSelection()); // menus close first
    if (key === 'Enter' && event.target.closest?.('a, button')) return;
    const act = {
      j: () => this.#move(1),
      k: () => this.#move(-1),
      x: () => this.#row?.querySelector(boxes)?.click(),
      e: () => this.#openMenu(),
      Enter: () => this.#row?.querySelector('a[href]:not(.person)')?.click(),
    }[key];
    if (!act || !(key === 'Enter' || singleKeysEnabled())) return;
    event.preventDefault(); // and Enter in a box would act on all that is selected
    act();
  }

  get #row() {
    return this.rows[this.#at];
  }

  #move(by) {
    const { rows } = this;
    this.#at = Math.min(Math.max(this.#at + by, 0), rows.length - 1);
    rows.forEach((row, at) => row.toggleAttribute('data-current', at === this.#at));
    const row = this.#row;
    row?.scrollIntoView({ block: 'nearest' });
    row?.querySelector('input, a, button')?.focus({ preventScroll: true });
  }

  #openMenu() {
    this.#row?.querySelector('[popovertarget]')?.click();
    document.querySelector('.menu:popover-open :is(a, button)')?.focus();
  }

  #clearSelection() {
    this.boxes.forEach((box) => (box.checked = false));
    if (this.allMatching) this.allMatching.checked = false;
    this.#count();
  }

  /* What was added shows where the newest stands first, unless somebody is busy with a row or has stopped it. */
  #prependNew() {
    const body = this.element.querySelector('tbody');
    const stopped = document.querySelector('[data-live-toggle][aria-pressed=false]');
    const busy = this.boxes.some((box) => box.checked) || this.element.querySelector(':popover-open');
    if (!('tail' in this.element.dataset) || stopped || busy) return;
    const part = body ? `#${this.element.id} tbody` : `#${this.element.id}`;
    htmx.ajax('GET', location.href, { target: part, select: part, swap: 'outerMorph', source: this.element });
  }

  #changed({ list, ids, added }) {
    if (list !== this.element.dataset.list) return;
    document.dispatchEvent(new CustomEvent('list:changed')); // for numbers of the page that are not in the list
    if (added) this.#prependNew();
    const shown = this.rows.filter((row) => ids.includes(row.dataset.row) && !row.querySelector(':popover-open'));
    for (const row of shown) {
      const { rowUrl, query } = this.element.dataset;
      htmx.ajax('GET', `${rowUrl}${row.dataset.row}?${query}`, { target: row, swap: 'outerHTML', source: row });
    }
  }
}

const list = () => document.querySelector('[data-list]');

document.addEventListener('htmx:before:request', ({ detail: { ctx } }) => {
  if (ctx.select === '#main') list()?.setAttribute('aria-busy', 'true');
});
for (const name of ['htmx:error', 'htmx:response:error']) {
  document.addEventListener(name, ({ detail: { ctx } }) => {
    if (ctx?.sourceElement?.matches('[data-row] .menu')) tellNotLoaded();
    const shown = ctx?.select === '#main' && list();
    if (!shown) return;
    shown.removeAttribute('aria-busy');
    shown.querySelector('[data-list-error]').hidden = false;
  });
}

registerBehavior('[data-list]', List);

registerBehavior('[data-live-toggle]', class {
  constructor(button) {
    button.hidden = false;
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') === 'false'));
    });
  }
});
