/* A long press on a message opens its menu when the finger is lifted. Nothing is prevented: what scrolls is no press, and
 * whoever selects text goes on selecting. */

const LONG_PRESS_MS = 500;
const SLOP_PX = 10; // pixels that a finger wanders while it rests

let press = null;

/** The link to the menu of the message that `event` begins to press, if it does. */
function menuLinkOf({ target, pointerType, isPrimary }) {
  const isPress = pointerType === 'touch' && isPrimary && getSelection().isCollapsed;
  return isPress && !target.closest('a, button, input, textarea') && target.closest('.log .msg')?.querySelector('[data-action=menu]');
}

function endPress() {
  const { link, since, held } = press ?? {};
  press = null;
  // After this event, or lifting the finger would close what it has opened.
  if (link && (held || Date.now() - since >= LONG_PRESS_MS)) setTimeout(() => link.click());
}

document.addEventListener('pointerdown', (event) => {
  const link = menuLinkOf(event);
  press = link ? { link, since: Date.now(), x: event.clientX, y: event.clientY } : null;
});
document.addEventListener('pointermove', ({ clientX, clientY }) => {
  if (press && Math.hypot(clientX - press.x, clientY - press.y) > SLOP_PX) press = null;
});
document.addEventListener('pointerup', endPress);
// Some browsers take the finger over for their own long press, and say so before; others, because it scrolls.
document.addEventListener('contextmenu', () => press && (press.held = true));
document.addEventListener('pointercancel', () => (press?.held ? endPress() : (press = null)));
