/* The files of the next message: a tile each above its words. What can be refused here is refused before anything is
 * sent; the rest is sent at once, and the message waits for it. */

import { explainWith } from './message_menu.js';
import { FileTile } from './upload.js';
import { kept, keepFiles } from './saved_uploads.js';
import { style } from '../stylesheets.js';

const MB = 2 ** 20;
const trays = new WeakMap(); // form -> Tray
const known = new Map(); // id of a file -> what the server said of it, for a message that is given back

async function trayOf(form) {
  if (!trays.has(form)) trays.set(form, new Tray(form));
  const tray = trays.get(form);
  await style(tray.list.dataset.style);
  return tray;
}

/** Take `files` for the next message of `form`. */
export async function add(form, files) {
  const tray = await trayOf(form);
  for (const file of files) tray.add(file);
  tray.list.scrollTop = tray.list.scrollHeight;
  form.elements.body.focus();
}

/** Put the files with these ids, of a message that was not sent, to what is written in `form`. */
export async function restore(form, ids) {
  const tray = await trayOf(form);
  for (const id of ids) tray.have(known.get(id) ?? { id, name: '…', size: 0 });
}

/** Have those files in `form` that are kept: after a reload, or since another tab changed them. */
export async function follow(form) {
  (await trayOf(form)).follow(kept(form));
}

class Tray {
  #form;
  #template;
  #tiles = new Set();
  #waiting = false;
  #following = false; // what is kept is read, and not to be written over

  constructor(form) {
    this.#form = form;
    this.list = form.querySelector('[data-tray]');
    this.#template = form.parentElement.querySelector('template[data-tile]');
    form.addEventListener('sio:before:send', (event) => this.#hold(event));
    form.addEventListener('sio:queued', () => this.#here.forEach((tile) => this.#drop(tile)));
  }

  add(file) {
    const tile = this.#tile(file);
    const { maxBytes, maxFiles, fileTypes } = this.#form.dataset;
    const [kind] = file.type.split('/');
    const fits = (type) => ['*/*', `${kind}/*`, file.type].includes(type) || (kind === 'image' && type.startsWith('image/')); // it may become another
    if (!file.size) tile.refuse('empty_file');
    else if (file.size > maxBytes) tile.refuse('too_large', Math.floor(maxBytes / MB));
    else if (file.type && !fileTypes.split(',').some(fits)) tile.refuse('type_not_allowed');
    else if (this.#tiles.size > maxFiles) tile.refuse('too_many_files', maxFiles);
    else tile.send(file);
  }

  have(answer) {
    this.#tile(answer).have(answer);
  }

  follow(answers) {
    this.#following = true;
    const before = this.#here;
    for (const tile of before) if (!answers.some(({ id }) => id === tile.answer.id)) this.#drop(tile);
    for (const answer of answers) { // in their order
      const tile = before.find((each) => each.answer.id === answer.id);
      if (tile) this.#append(tile);
      else this.have(answer);
    }
    this.#following = false;
  }

  get #here() {
    return [...this.#tiles].filter((tile) => tile.answer);
  }

  #some(state) {
    return [...this.#tiles].some((tile) => tile.state === state);
  }

  #tile(file) {
    const action = this.#form.action.replace(/messages$/, 'files');
    const tile = new FileTile(this.#template, action, file, (...change) => this.#changed(...change));
    this.#append(tile);
    return tile;
  }

  #append(tile) {
    this.#tiles.delete(tile);
    this.#tiles.add(tile);
    this.list.append(tile.element);
    this.list.hidden = false;
  }

  #drop(tile) {
    tile.element.remove();
    this.#tiles.delete(tile);
    this.list.hidden = !this.#tiles.size;
    this.#keep();
  }

  #keep() {
    if (!this.#following) keepFiles(this.#form, this.#here.map(({ answer }) => answer));
  }

  #changed(tile, gone = false) {
    if (gone) {
      this.#drop(tile);
      this.#form.elements.body.focus();
    } else if (tile.answer) {
      known.set(tile.answer.id, tile.answer);
      this.#keep();
    }
    if (!this.#some('failed')) explainWith(this.#form, '');
    if (!this.#waiting || this.#some('sending')) return;
    this.#wait(false);
    if (!this.#some('failed')) this.#form.requestSubmit();
  }

  /** The message waits for its files, and is not sent without those that are refused. */
  #hold(event) {
    const failed = this.#some('failed');
    this.#wait(this.#some('sending') && !failed);
    if (failed) {
      explainWith(this.#form, this.#template.dataset.unsent);
      this.list.querySelector('[data-state=failed]').scrollIntoView({ block: 'nearest' });
    }
    if (failed || this.#waiting) event.preventDefault();
  }

  #wait(waiting) {
    this.#waiting = waiting;
    this.#form.parentElement.querySelector('[data-answer]').textContent = waiting ? this.#template.dataset.waits : '';
  }
}
