/* What browsers from before 2025 lack: buttons that open dialogs, and menus beside what opened them. */

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
