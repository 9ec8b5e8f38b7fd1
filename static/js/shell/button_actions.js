/* Buttons that need no server: show a password, copy a link; and links that mark what they lead to as read. Loaded when
 * the first one is pressed. */

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

/** Do what `element` says. */
export function press(element) {
  if (element.dataset.reveal) reveal(element);
  else if (element.dataset.copy) copy(element);
  else read(element);
}
