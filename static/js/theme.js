// The theme changes at once; the form behind the menu tells the server, and does the same alone when this file is away.
document.addEventListener('submit', (event) => {
  const form = event.target.closest('[data-theme-form]');
  const theme = form && event.submitter?.value;
  if (!theme || document.querySelector('select[name=theme]')) return; // a page that shows it is loaded again
  event.preventDefault();
  document.documentElement.dataset.theme = theme;
  for (const button of form.elements) {
    if (button.name === 'theme') button.setAttribute('aria-pressed', String(button.value === theme));
  }
  form.hidePopover?.();
  const body = new URLSearchParams(new FormData(form));
  body.set('theme', theme);
  fetch(form.action, { method: 'POST', body, keepalive: true, redirect: 'manual' });
});
