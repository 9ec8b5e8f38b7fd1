/* Where the files of a message come from (chosen, pasted, dropped, saved), and the clicks that open pictures. */

import { registerBehavior } from '../behaviors.js';
import { loadModule } from '../module_loader.js';
import { savedUploads, uploadsKey } from './saved_uploads.js';
import { loadStylesheet } from '../stylesheets.js';

/** The module that uploads, loaded once there is a file; null if it cannot be fetched now. */
const loadUploadList = (notify = true) => loadModule(() => import('./upload_list.js'), notify);

class FileSources {
  #stop = new AbortController();

  constructor(form) {
    const { signal } = this.#stop;
    const panel = form.closest('[data-room-id]');
    const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files') && form.checkVisibility();
    const markDropTarget = (on) => panel.classList.toggle('drop-target', on);
    const add = async (files) => (await loadUploadList())?.addUploads(form, files);
    const { upload } = form.elements;
    const choose = async () => {
      const uploads = upload.files.length && (await loadUploadList());
      if (!uploads) return; // they go with the form
      await uploads.addUploads(form, [...upload.files]);
      upload.value = '';
    };
    upload.addEventListener('change', choose);
    choose(); // before anything listened
    form.addEventListener('paste', (event) => {
      const { files, types } = event.clipboardData;
      // Tables come with a picture of themselves; files with their name as text, on a Mac.
      if (!files.length || ['text/plain', 'text/html'].every((type) => types.includes(type))) return;
      event.preventDefault();
      add([...files]);
    });
    form.addEventListener('sio:returned', async ({ detail }) => {
      if (detail.files?.length) (await loadUploadList())?.restoreUploads(form, detail.files);
    });
    const sync = async () => (await loadUploadList(false))?.syncUploads(form);
    if (savedUploads(form).length) sync();
    addEventListener('storage', ({ key }) => key === uploadsKey(form) && sync(), { signal });
    document.addEventListener('sio:state', ({ detail }) => {
      if (detail.state !== 'online') return; // what broke off with the connection goes on with it
      form.querySelectorAll('.upload[data-state=failed]:not([data-permanent]) [data-retry]').forEach((button) => button.click());
    }, { signal });
    panel.addEventListener('dragover', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      markDropTarget(true); // and not when the style sheet is there, which may be after the drop
      loadStylesheet(form.querySelector('[data-upload-list]').dataset.stylesheet);
    }, { signal });
    panel.addEventListener('dragleave', (event) => panel.contains(event.relatedTarget) || markDropTarget(false), { signal });
    panel.addEventListener('drop', (event) => {
      markDropTarget(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      add([...event.dataTransfer.files]);
    }, { signal });
  }

  disconnect() {
    this.#stop.abort();
  }
}

registerBehavior('form[data-composer]:has([data-upload-list])', FileSources);

// A picture of a message, large, without leaving the room. Elsewhere it is a link as any other.
document.addEventListener('click', async (event) => {
  const link = event.target.closest('[data-log] .msg .picture');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  (await loadModule(() => import('./lightbox.js'), true))?.openLightbox(link);
});
