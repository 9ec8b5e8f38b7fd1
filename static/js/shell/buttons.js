/* Buttons that need no server: show a password, copy a link, close a toast; and links that mark what they lead to as read. */

function reveal(button) {
  const input = document.getElementById(button.dataset.reveal);
  const show = input.type === 'password';
  input.type = show ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(show));
  const drawing = button.querySelector('use');
  drawing.setAttribute('href', drawing.getAttribute('href').replace(/#.*/, show ? '#eye-off' : '#eye'));
}

async function copy(button) {
  const input = document.getElementById(button.dataset.copy);
  input.select();
  try {
    await navigator.clipboard.writeText(input.value);
  } catch {
    document.execCommand('copy'); // plain HTTP in a local network has no clipboard
  }
  button.querySelector('[data-label]').textContent = button.dataset.copied;
}

function read({ dataset }) {
  const body = new URLSearchParams({ ids: dataset.read });
  fetch('/notifications/read', { method: 'POST', body, keepalive: true, redirect: 'manual' });
}

const actions = {
  'button[data-reveal]': reveal,
  'button[data-copy]': copy,
  'button[data-close]': (button) => button.closest('.toast').remove(),
  'a[data-read]': read,
};

document.addEventListener(
  'click',
  ({ target }) => {
    for (const [selector, act] of Object.entries(actions)) {
      const element = target.closest?.(selector);
      if (element) act(element);
    }
  },
  true,
);
