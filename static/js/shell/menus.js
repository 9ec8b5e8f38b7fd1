/* Native popovers and dialogs need no script; here is what browsers from before 2025 lack, and one event for htmx. */

// Popovers fire "toggle" both ways; htmx cannot filter it without eval.
document.addEventListener(
  'toggle',
  ({ target, newState }) => {
    if (newState === 'open') target.dispatchEvent(new CustomEvent('opened'));
  },
  true,
);

// A link to a page that this page also has as a dialog.
document.addEventListener(
  'click',
  (event) => {
    const id = event.target.closest?.('[data-dialog]')?.dataset.dialog;
    if (!id || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation(); // or htmx follows the link
    document.getElementById(id).showModal();
  },
  true,
);

if (!('commandForElement' in HTMLButtonElement.prototype)) {
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('button[commandfor]');
    const dialog = button && document.getElementById(button.getAttribute('commandfor'));
    if (button?.getAttribute('command') === 'show-modal') dialog.showModal();
    else dialog?.close();
  });
}

if (!CSS.supports('position-area', 'bottom')) {
  document.addEventListener(
    'opened',
    ({ target }) => {
      const opener = document.querySelector(`[popovertarget="${target.id}"]`);
      if (!target.matches('.menu') || !opener) return;
      const { bottom, right } = opener.getBoundingClientRect();
      Object.assign(target.style, { top: `${bottom}px`, right: `${innerWidth - right}px` });
    },
    true,
  );
}
