/* The managers of socket.io, by path. All namespaces share one, and with it one WebSocket, except those that the node at its end
   does not serve: each of them has a path of its own, by which a proxy can find a node that does. */

import { config } from './config.js';

const managers = new Map();

class PathManager {
  #notBefore = 0; // the server said when to come back: it spreads its clients over a restart

  constructor(path) {
    const { transports } = config;
    // It reconnects by the connections' timers: only they know what the server asked for and what it refused.
    this.manager = new io.Manager(location.origin, {
      path, transports, tryAllTransports: true, autoConnect: false, reconnection: false,
    });
  }

  /** Nobody connects this way for `ms`. */
  pauseFor(ms) {
    this.#notBefore = Date.now() + ms;
  }

  /** How long that still is. */
  get pauseMs() {
    return Math.max(0, this.#notBefore - Date.now());
  }
}

function managerAt(path) {
  if (!managers.has(path)) managers.set(path, new PathManager(path));
  return managers.get(path);
}

export const sharedManager = () => managerAt(config.path);

export const dedicatedManager = (namespace) => managerAt(config.path + namespace);
