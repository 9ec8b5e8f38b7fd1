/* What helps with writing and is not needed before: marks of drafts, completion from when somebody begins to write, the
 * picker of emoji, and files. */

import { watch } from '../elements.js';
import { load } from '../loading.js';
import './drafts.js';
import './files.js';
import { style } from './styles.js';

class Help {
  constructor(button) {
    const { form } = button;
    const field = form.elements.body;
    button.hidden = false;
    for (const near of ['focusin', 'pointerover']) form.addEventListener(near, () => style(form.dataset.style), { once: true });
    button.addEventListener('click', async () => (await load(() => import('./picker.js'), true))?.pickInto(field, button));
    const begin = () => field.addEventListener('focus', complete, { once: true });
    const complete = async () => {
      const completing = await load(() => import('./completing.js'));
      if (completing) completing.complete(form);
      else begin();
    };
    if (document.activeElement === field) complete();
    else begin();
  }
}

watch('[data-composer] [data-pick]', Help);
