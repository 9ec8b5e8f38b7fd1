/* The tools around the composer: drafts, autocompletion from when somebody begins to write, the emoji picker, files. */

import { registerBehavior } from '../behaviors.js';
import { loadModule } from '../module_loader.js';
import './drafts.js';
import './file_sources.js';
import { loadStylesheet } from '../stylesheets.js';

class ComposerTools {
  constructor(button) {
    const { form } = button;
    const field = form.elements.body;
    button.hidden = false;
    for (const near of ['focusin', 'pointerover']) form.addEventListener(near, () => loadStylesheet(form.dataset.stylesheet), { once: true });
    button.addEventListener('click', async () => (await loadModule(() => import('./emoji_picker.js'), true))?.openEmojiPicker(field, button));
    const completeOnFocus = () => field.addEventListener('focus', complete, { once: true });
    const complete = async () => {
      const autocomplete = await loadModule(() => import('./autocomplete.js'));
      if (autocomplete) autocomplete.attachAutocomplete(form);
      else completeOnFocus();
    };
    if (document.activeElement === field) complete();
    else completeOnFocus();
  }
}

registerBehavior('[data-composer] [data-emoji-button]', ComposerTools);
