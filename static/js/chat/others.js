/* What others do in a room: who types, who has read. Told again and again, so that nobody has to wait for it. */

import './read_receipts.js';
import './typing.js';
