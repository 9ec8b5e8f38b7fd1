/* What helps with writing and is not needed before: marks of drafts, completion from when somebody begins to write, and
 * the picker of emoji. */

import { watch } from '../elements.js';
import './drafts.js';

class Help {
  constructor(button) {
    const { form } = button;
    const field = form.elements.body;
    button.hidden = false;
    button.addEventListener('click', async () => (await import('./picker.js')).pickInto(field, button));
    const complete = async () => (await import('./completing.js')).complete(form);
    if (document.activeElement === field) complete();
    else field.addEventListener('focus', complete, { once: true });
  }
}

watch('[data-composer] [data-pick]', Help);
