/* Menus beside what opened them: for browsers from before 2026, which cannot place them by style sheet, and for menus that no
 * attribute ties to an opener. As the style sheet places them: below the opener and level with its end (`--side: top`: above
 * it), on the other side where there is more space, and always inside the window; also when what is in them comes later. */

const EDGE = 8; // pixels that are left free at the edges of the window

const openers = new WeakMap(); // of menus
const clamp = (value, most) => Math.max(EDGE, Math.min(value, most - EDGE));

function place(menu) {
  const { top, bottom, left, right } = openers.get(menu).getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetWidth: width, offsetHeight: height } = menu;
  const style = getComputedStyle(menu);
  const margins = parseFloat(style.marginTop) + parseFloat(style.marginBottom);
  const spaces = { top, bottom: clientHeight - bottom };
  const [wanted, other] = style.getPropertyValue('--side').trim() === 'top' ? ['top', 'bottom'] : ['bottom', 'top'];
  const isTooHigh = height + margins > spaces[wanted] && spaces[other] > spaces[wanted];
  const y = (isTooHigh ? other : wanted) === 'top' ? top - height - margins : bottom;
  const x = right - width >= EDGE ? right - width : left;
  Object.assign(menu.style, {
    left: `${clamp(x, clientWidth - width)}px`,
    top: `${clamp(y, clientHeight - height - margins)}px`,
  });
}

const sizes = new ResizeObserver((changes) => changes.forEach(({ target }) => target.matches(':popover-open') && place(target)));

/** Keep the open popover `menu` beside `opener`. */
export function placeBeside(menu, opener) {
  openers.set(menu, opener);
  sizes.observe(menu);
  place(menu);
}

if (!CSS.supports('position-area', 'bottom')) {
  document.addEventListener(
    'opened',
    ({ target }) => {
      const opener = document.querySelector(`:is([popovertarget="${target.id}"], [aria-controls="${target.id}"])`);
      if (opener && target.matches('.menu')) placeBeside(target, opener);
    },
    true,
  );
}
