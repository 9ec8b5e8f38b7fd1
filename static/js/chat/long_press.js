/* A long press on a message opens its menu when the finger is lifted. Nothing is prevented: what scrolls is no press, and
 * whoever selects text goes on selecting. */

const LONG_MS = 500;
const SLACK = 10; // pixels that a finger wanders while it rests

let press = null;

/** The link to the menu of the message that `event` begins to press, if it does. */
function pressed({ target, pointerType, isPrimary }) {
  const pressing = pointerType === 'touch' && isPrimary && getSelection().isCollapsed;
  return pressing && !target.closest('a, button, input, textarea') && target.closest('.log .msg')?.querySelector('[data-do=menu]');
}

function end() {
  const { link, since, held } = press ?? {};
  press = null;
  // After this event, or lifting the finger would close what it has opened.
  if (link && (held || Date.now() - since >= LONG_MS)) setTimeout(() => link.click());
}

document.addEventListener('pointerdown', (event) => {
  const link = pressed(event);
  press = link ? { link, since: Date.now(), x: event.clientX, y: event.clientY } : null;
});
document.addEventListener('pointermove', ({ clientX, clientY }) => {
  if (press && Math.hypot(clientX - press.x, clientY - press.y) > SLACK) press = null;
});
document.addEventListener('pointerup', end);
// Some browsers take the finger over for their own long press, and say so before; others, because it scrolls.
document.addEventListener('contextmenu', () => press && (press.held = true));
document.addEventListener('pointercancel', () => (press?.held ? end() : (press = null)));
