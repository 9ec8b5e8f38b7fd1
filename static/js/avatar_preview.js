/* The picture that somebody has chosen for themselves, shown before it is sent; or that it is too large. */

import { registerBehavior } from './behaviors.js';

const MAX_BYTES = 10 * 1024 * 1024; // as in app/people/avatars.py

function read(file) {
  const reader = new FileReader();
  return new Promise((done) => {
    reader.onload = () => done(reader.result);
    reader.onerror = () => done(null);
    reader.readAsDataURL(file);
  });
}

class AvatarForm {
  #shown;

  constructor(form) {
    this.form = form;
    this.#shown = form.querySelector('.avatar > img')?.cloneNode();
    form.elements.file.addEventListener('change', ({ target }) => this.#show(target));
    form.dataset.ready = '';
  }

  async #show(field) {
    const [file] = field.files;
    const isTooLarge = file?.size > MAX_BYTES;
    field.setCustomValidity(isTooLarge ? this.form.dataset.tooLarge : '');
    if (isTooLarge) field.reportValidity();
    const image = file && !isTooLarge ? Object.assign(new Image(), { src: await read(file), alt: '' }) : this.#shown;
    // What no browser can show may be a picture all the same.
    await image?.decode().catch(() => {});
    this.form.querySelector('.avatar').replaceChildren(...(image?.naturalWidth ? [image] : []));
  }
}

registerBehavior('[data-avatar-form]', AvatarForm);
