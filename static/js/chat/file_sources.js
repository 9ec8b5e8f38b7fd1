/* Where files come from (chosen, pasted, dropped, kept) and where pictures are opened; what then happens is fetched then. */

import { watch } from '../behaviors.js';
import { load } from '../module_loader.js';
import { kept, nameOf } from './saved_uploads.js';
import { style } from '../stylesheets.js';

/** What takes files, once there are any; null if it cannot be fetched now. */
const uploading = (asked = true) => load(() => import('./upload_list.js'), asked);

class Files {
  #stop = new AbortController();

  constructor(form) {
    const { signal } = this.#stop;
    const panel = form.closest('[data-room-id]');
    const brings = ({ dataTransfer }) => dataTransfer?.types.includes('Files') && form.checkVisibility();
    const over = (is) => panel.classList.toggle('dropping', is);
    const take = async (files) => (await uploading())?.add(form, files);
    const { upload } = form.elements;
    const choose = async () => {
      const taking = upload.files.length && (await uploading());
      if (!taking) return; // they go with the form
      await taking.add(form, [...upload.files]);
      upload.value = '';
    };
    upload.addEventListener('change', choose);
    choose(); // before anything listened
    form.addEventListener('paste', (event) => {
      const { files, types } = event.clipboardData;
      // Tables come with a picture of themselves; files with their name as text, on a Mac.
      if (!files.length || ['text/plain', 'text/html'].every((type) => types.includes(type))) return;
      event.preventDefault();
      take([...files]);
    });
    form.addEventListener('sio:given:back', async ({ detail }) => {
      if (detail.files?.length) (await uploading())?.restore(form, detail.files);
    });
    const follow = async () => (await uploading(false))?.follow(form);
    if (kept(form).length) follow();
    addEventListener('storage', ({ key }) => key === nameOf(form) && follow(), { signal });
    document.addEventListener('sio:state', ({ detail }) => {
      if (detail.state !== 'online') return; // what broke off with the connection goes on with it
      form.querySelectorAll('.file-tile[data-state=failed]:not([data-lasting]) [data-again]').forEach((button) => button.click());
    }, { signal });
    panel.addEventListener('dragover', (event) => {
      if (!brings(event)) return;
      event.preventDefault();
      style(form.querySelector('[data-tray]').dataset.style).then(() => over(true));
    }, { signal });
    panel.addEventListener('dragleave', (event) => panel.contains(event.relatedTarget) || over(false), { signal });
    panel.addEventListener('drop', (event) => {
      over(false);
      if (!brings(event)) return;
      event.preventDefault();
      take([...event.dataTransfer.files]);
    }, { signal });
  }

  disconnect() {
    this.#stop.abort();
  }
}

watch('form[data-composer]:has([data-tray])', Files);

// A picture of a message, large, without leaving the room. Elsewhere it is a link as any other.
document.addEventListener('click', async (event) => {
  const link = event.target.closest('[data-log] .msg .picture');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const looking = await load(() => import('./lightbox.js'), true);
  looking?.look(link);
});
