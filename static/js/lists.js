/* The lists of administration: selecting, keys, rows that change while one looks. Everything here also works without it. */

import { watch } from './behaviors.js';
import { alone, single } from './shell/keyboard.js';

const boxes = '.pick input[name=ids]';

class List {
  #abort = new AbortController();
  #at = -1;

  constructor(element) {
    this.element = element;
    this.all = element.querySelector('[data-pick-all]');
    this.everything = element.querySelector('[data-pick-everything]');
    this.bulk = element.querySelector('[data-bulk]');
    const { signal } = this.#abort;
    if (this.all) this.all.hidden = false;
    element.addEventListener('change', ({ target }) => this.#picked(target), { signal });
    document.addEventListener('keydown', (event) => this.#key(event), { signal });
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

  #picked(target) {
    if (target === this.all) this.boxes.forEach((box) => (box.checked = this.all.checked));
    this.#count();
  }

  #count() {
    if (!this.bulk) return;
    const { boxes, all, everything, bulk } = this;
    const count = boxes.filter((box) => box.checked).length;
    all.checked = count > 0 && count === boxes.length;
    all.indeterminate = count > 0 && count < boxes.length;
    bulk.hidden = !count && !everything.checked;
    const words = bulk.querySelector('[data-bulk-count]');
    words.textContent = words.dataset.words.replace('{}', count);
    words.hidden = everything.checked;
  }

  #key(event) {
    const key = alone(event);
    if (!key || event.target.closest?.('#dock')) return;
    if (key === 'Escape') return void (document.querySelector(':popover-open') ?? this.#nothing()); // menus close first
    if (key === 'Enter' && event.target.closest?.('a, button')) return;
    const act = {
      j: () => this.#go(1),
      k: () => this.#go(-1),
      x: () => this.#row?.querySelector(boxes)?.click(),
      e: () => this.#menu(),
      Enter: () => this.#row?.querySelector('a[href]')?.click(),
    }[key];
    if (!act || !(key === 'Enter' || single())) return;
    event.preventDefault(); // and Enter in a box would act on all that is selected
    act();
  }

  get #row() {
    return this.rows[this.#at];
  }

  #go(by) {
    const { rows } = this;
    this.#at = Math.min(Math.max(this.#at + by, 0), rows.length - 1);
    rows.forEach((row, at) => row.toggleAttribute('data-at', at === this.#at));
    const row = this.#row;
    row?.scrollIntoView({ block: 'nearest' });
    row?.querySelector('input, a, button')?.focus({ preventScroll: true });
  }

  #menu() {
    this.#row?.querySelector('[popovertarget]')?.click();
    document.querySelector('.menu:popover-open :is(a, button)')?.focus();
  }

  #nothing() {
    this.boxes.forEach((box) => (box.checked = false));
    if (this.everything) this.everything.checked = false;
    this.#count();
  }

  /* What was added shows where the newest stands first, unless somebody is busy with a row or has stopped it. */
  #follow() {
    const body = this.element.querySelector('tbody');
    const stopped = document.querySelector('[data-list-live][aria-pressed=false]');
    const busy = this.boxes.some((box) => box.checked) || this.element.querySelector(':popover-open');
    if (!('tail' in this.element.dataset) || stopped || busy) return;
    const part = body ? `#${this.element.id} tbody` : `#${this.element.id}`;
    htmx.ajax('GET', location.href, { target: part, select: part, swap: 'outerMorph', source: this.element });
  }

  #changed({ list, ids, added }) {
    if (list !== this.element.dataset.list) return;
    if (added) this.#follow();
    const shown = this.rows.filter((row) => ids.includes(row.dataset.row) && !row.querySelector(':popover-open'));
    for (const row of shown) {
      const { rows, query } = this.element.dataset;
      htmx.ajax('GET', `${rows}${row.dataset.row}?${query}`, { target: row, swap: 'outerHTML', source: row });
    }
  }
}

const list = () => document.querySelector('[data-list]');

document.addEventListener('htmx:before:request', ({ detail: { ctx } }) => {
  if (ctx.select === '#main') list()?.setAttribute('aria-busy', 'true');
});
for (const name of ['htmx:error', 'htmx:response:error']) {
  document.addEventListener(name, ({ detail: { ctx } }) => {
    const shown = ctx?.select === '#main' && list();
    if (!shown) return;
    shown.removeAttribute('aria-busy');
    shown.querySelector('[data-list-error]').hidden = false;
  });
}

watch('[data-list]', List);

watch('[data-list-live]', class {
  constructor(button) {
    button.hidden = false;
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') === 'false'));
    });
  }
});
