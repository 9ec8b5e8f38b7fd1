/* What helps with writing and is not needed before: marks of drafts, completion from when somebody begins to write, the
 * picker of emoji, and files. */

import { watch } from '../behaviors.js';
import { load } from '../module_loader.js';
import './drafts.js';
import './file_sources.js';
import { style } from '../stylesheets.js';

class Help {
  constructor(button) {
    const { form } = button;
    const field = form.elements.body;
    button.hidden = false;
    for (const near of ['focusin', 'pointerover']) form.addEventListener(near, () => style(form.dataset.style), { once: true });
    button.addEventListener('click', async () => (await load(() => import('./emoji_picker.js'), true))?.pickInto(field, button));
    const begin = () => field.addEventListener('focus', complete, { once: true });
    const complete = async () => {
      const completing = await load(() => import('./autocomplete.js'));
      if (completing) completing.complete(form);
      else begin();
    };
    if (document.activeElement === field) complete();
    else begin();
  }
}

watch('[data-composer] [data-pick]', Help);
