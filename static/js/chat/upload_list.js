/* The files of the next message, above its words. What can be refused here is refused before anything is
 * sent; the rest is sent at once, and the message waits for it. */

import { showErrorText } from './form_errors.js';
import { Upload } from './upload.js';
import { savedUploads, saveUploads } from './saved_uploads.js';
import { loadStylesheet } from '../stylesheets.js';

const MB = 2 ** 20;
const lists = new WeakMap(); // form -> UploadList
const known = new Map(); // id of a file -> what the server said of it, for a message that is given back

async function listOf(form) {
  if (!lists.has(form)) lists.set(form, new UploadList(form));
  const list = lists.get(form);
  await loadStylesheet(list.element.dataset.stylesheet);
  return list;
}

/** Upload `files` for the next message of `form`. */
export async function addUploads(form, files) {
  const list = await listOf(form);
  for (const file of files) list.add(file);
  list.element.scrollTop = list.element.scrollHeight;
  form.elements.body.focus();
}

/** Give `form` back the files with these ids, of a message that was not sent. */
export async function restoreUploads(form, ids) {
  const list = await listOf(form);
  for (const id of ids) list.restore(known.get(id) ?? { id, name: '…', size: 0 });
}

/** Show those files in `form` that are saved: after a reload, or when another tab changed them. */
export async function syncUploads(form) {
  (await listOf(form)).sync(savedUploads(form));
}

class UploadList {
  #form;
  #template;
  #uploads = new Set();
  #isWaiting = false;
  #isSyncing = false; // what is saved is read, and not to be written over

  constructor(form) {
    this.#form = form;
    this.element = form.querySelector('[data-upload-list]');
    this.#template = form.parentElement.querySelector('template[data-upload-template]');
    form.addEventListener('sio:before:send', (event) => this.#beforeSend(event));
    form.addEventListener('sio:queued', () => this.#uploaded.forEach((upload) => this.#remove(upload)));
  }

  add(file) {
    const upload = this.#create(file);
    const { maxBytes, maxFiles, fileTypes } = this.#form.dataset;
    const [kind] = file.type.split('/');
    const fits = (type) => ['*/*', `${kind}/*`, file.type].includes(type) || (kind === 'image' && type.startsWith('image/')); // it may become another
    if (!file.size) upload.refuse('empty_file');
    else if (file.size > maxBytes) upload.refuse('too_large', Math.floor(maxBytes / MB));
    else if (file.type && !fileTypes.split(',').some(fits)) upload.refuse('type_not_allowed');
    else if (this.#uploads.size > maxFiles) upload.refuse('too_many_files', maxFiles);
    else upload.send(file);
  }

  restore(answer) {
    this.#create(answer).complete(answer);
  }

  sync(answers) {
    this.#isSyncing = true;
    const before = this.#uploaded;
    for (const upload of before) if (!answers.some(({ id }) => id === upload.answer.id)) this.#remove(upload);
    for (const answer of answers) { // in their order
      const upload = before.find((each) => each.answer.id === answer.id);
      if (upload) this.#append(upload);
      else this.restore(answer);
    }
    this.#isSyncing = false;
  }

  get #uploaded() {
    return [...this.#uploads].filter((upload) => upload.answer);
  }

  #hasState(state) {
    return [...this.#uploads].some((upload) => upload.state === state);
  }

  #create(file) {
    const action = this.#form.action.replace(/messages$/, 'files');
    const upload = new Upload(this.#template, action, file, (...change) => this.#onChange(...change));
    this.#append(upload);
    return upload;
  }

  #append(upload) {
    this.#uploads.delete(upload);
    this.#uploads.add(upload);
    this.element.append(upload.element);
    this.element.hidden = false;
  }

  #remove(upload) {
    upload.element.remove();
    this.#uploads.delete(upload);
    this.element.hidden = !this.#uploads.size;
    this.#save();
  }

  #save() {
    if (!this.#isSyncing) saveUploads(this.#form, this.#uploaded.map(({ answer }) => answer));
  }

  #onChange(upload, gone = false) {
    if (gone) {
      this.#remove(upload);
      this.#form.elements.body.focus();
    } else if (upload.answer) {
      known.set(upload.answer.id, upload.answer);
      this.#save();
    }
    if (!this.#hasState('failed')) showErrorText(this.#form, '');
    if (!this.#isWaiting || this.#hasState('sending')) return;
    this.#setWaiting(false);
    if (!this.#hasState('failed')) this.#form.requestSubmit();
  }

  /** The message waits for its files, and is not sent without those that are refused. */
  #beforeSend(event) {
    const failed = this.#hasState('failed');
    this.#setWaiting(this.#hasState('sending') && !failed);
    if (failed) {
      showErrorText(this.#form, this.#template.dataset.unsent);
      this.element.querySelector('[data-state=failed]').scrollIntoView({ block: 'nearest' });
    }
    if (failed || this.#isWaiting) event.preventDefault();
  }

  #setWaiting(waiting) {
    this.#isWaiting = waiting;
    this.#form.parentElement.querySelector('[data-command-answer]').textContent = waiting ? this.#template.dataset.waiting : '';
  }
}
