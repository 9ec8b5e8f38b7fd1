/* socket.io-client, where the extension looks for it. */

import { Manager } from '../vendor/socket.io-client/socket.io.esm.min.js';

globalThis.io = { Manager };
