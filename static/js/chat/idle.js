/* Whether the person at this tab is idle. The server is told when that changes, and of a new connection when nobody is:
 * of itself it takes a new one for somebody. */

import { config } from '../socketio/config.js';
import { Channel } from '../socketio/channel.js';

const AWAY_MS = config.awayAfter ?? 600_000;
const THROTTLE_MS = 1_000; // a pointer that moves says so a hundred times a second

let idle = false;
let activeAt = 0;
let timer;

const chat = () => Channel.open.find(({ namespace }) => namespace === '/chat'); // not everyone may
const sendState = () => chat()?.request('presence', { state: idle ? 'idle' : 'active' });

function setActive() {
  if (document.visibilityState !== 'visible' || (!idle && Date.now() - activeAt < THROTTLE_MS)) return;
  activeAt = Date.now();
  clearTimeout(timer);
  timer = setTimeout(setIdle, AWAY_MS);
  if (!idle) return;
  idle = false;
  sendState();
}

function setIdle() {
  idle = true;
  sendState();
}

for (const sign of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart']) {
  document.addEventListener(sign, setActive, { passive: true, capture: true });
}
document.addEventListener('visibilitychange', setActive);
addEventListener('focus', setActive);
document.addEventListener('sio:state', ({ detail: { namespace, state } }) => {
  if (idle && namespace === '/chat' && state === 'online') sendState();
});

timer = setTimeout(setIdle, AWAY_MS); // a tab that was opened in the background is nobody's either, in the end
