/* Forms with a passkey: before they are sent, the browser is asked for an answer, which goes along in a hidden field. */

import { registerBehavior } from './behaviors.js';

const numbers = /^[\d.]+$|:/; // a passkey belongs to a name, so an address will not do

const possible = () => window.PublicKeyCredential?.parseRequestOptionsFromJSON && !numbers.test(location.hostname);

async function ask({ passkey, options }) {
  const body = new URLSearchParams({ purpose: passkey });
  const response = await fetch(options, { method: 'POST', headers: { Accept: 'application/json' }, body });
  const answer = await response.json();
  if (answer.error?.code === 'sudo_required') {
    location.assign(`/sudo?next=${encodeURIComponent(location.pathname)}`);
    return null;
  }
  if (!response.ok) throw new Error(answer.error?.detail);
  if (passkey === 'add') {
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(answer) });
  }
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(answer) });
}

registerBehavior('input[data-passkey]', class {
  constructor(input) {
    const { form } = input;
    if (possible()) {
      form.addEventListener('submit', (event) => this.#send(event, input, form));
      return;
    }
    form.querySelector('[data-passkey-unsupported]').hidden = false;
    for (const control of form.elements) if (control.type === 'submit') control.hidden = true;
  }

  async #send(event, input, form) {
    event.preventDefault();
    const problem = form.querySelector('[data-passkey-error]');
    problem.hidden = true;
    try {
      const made = await ask(input.dataset);
      if (!made) return;
      input.value = JSON.stringify(made.toJSON());
      form.submit();
    } catch {
      problem.hidden = false; // refused, cancelled or too late: the browser has said which
    }
  }
});
