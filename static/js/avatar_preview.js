/* The picture that somebody has chosen for themselves, shown before it is sent. That it is too large, its field says. */

import { registerBehavior } from './behaviors.js';

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
    const isWhole = file?.size <= Number(field.dataset.maxBytes);
    const image = isWhole ? Object.assign(new Image(), { src: await read(file), alt: '' }) : this.#shown;
    // What no browser can show may be a picture all the same.
    await image?.decode().catch(() => {});
    this.form.querySelector('.avatar').replaceChildren(...(image?.naturalWidth ? [image] : []));
  }
}

registerBehavior('[data-avatar-form]', AvatarForm);
