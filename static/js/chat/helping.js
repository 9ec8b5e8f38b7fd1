/* What helps with writing and is not needed before: marks of drafts, completion from when somebody begins to write, and
 * the picker of emoji. */

import { watch } from '../elements.js';
import './drafts.js';
import { style } from './styles.js';

class Help {
  constructor(button) {
    const { form } = button;
    const field = form.elements.body;
    button.hidden = false;
    for (const near of ['focusin', 'pointerover']) form.addEventListener(near, () => style(form.dataset.style), { once: true });
    button.addEventListener('click', async () => (await import('./picker.js')).pickInto(field, button));
    const complete = async () => (await import('./completing.js')).complete(form);
    if (document.activeElement === field) complete();
    else field.addEventListener('focus', complete, { once: true });
  }
}

watch('[data-composer] [data-pick]', Help);
