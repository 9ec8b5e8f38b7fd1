/* Menus beside what opened them, for browsers from before 2025, which cannot place them by style sheet. */

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
