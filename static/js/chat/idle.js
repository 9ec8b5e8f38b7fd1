/* Whether anyone is at this tab. The server is told when that changes, and of a new connection when nobody is: of itself it
 * takes a new one for somebody. */

import { config } from '../socketio/config.js';
import { Channel } from '../socketio/channel.js';

const AWAY_MS = config.awayAfter ?? 600_000;
const NOTICED_MS = 1_000; // a pointer that moves says so a hundred times a second

let idle = false;
let noticed = 0;
let timer;

const chat = () => Channel.open.find(({ namespace }) => namespace === '/chat'); // not everyone may
const say = () => chat()?.request('presence', { state: idle ? 'idle' : 'active' });

function notice() {
  if (document.visibilityState !== 'visible' || (!idle && Date.now() - noticed < NOTICED_MS)) return;
  noticed = Date.now();
  clearTimeout(timer);
  timer = setTimeout(rest, AWAY_MS);
  if (!idle) return;
  idle = false;
  say();
}

function rest() {
  idle = true;
  say();
}

for (const sign of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart']) {
  document.addEventListener(sign, notice, { passive: true, capture: true });
}
document.addEventListener('visibilitychange', notice);
addEventListener('focus', notice);
document.addEventListener('sio:state', ({ detail: { namespace, state } }) => {
  if (idle && namespace === '/chat' && state === 'online') say();
});

timer = setTimeout(rest, AWAY_MS); // a tab that was opened in the background is nobody's either, in the end
