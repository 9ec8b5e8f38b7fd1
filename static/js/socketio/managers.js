/* Ways to the server. All namespaces share one, and with it one WebSocket, except those that the node at its end does
   not serve: each of them has a path of its own, by which a proxy can find a node that does. */

import { config } from './config.js';

const routes = new Map();

class Route {
  #notBefore = 0; // the server said when to come back: it spreads its clients over a restart

  constructor(path) {
    const { transports } = config;
    // It reconnects by the links' timers: only they know what the server asked for and what it refused.
    this.manager = new io.Manager(location.origin, {
      path, transports, tryAllTransports: true, autoConnect: false, reconnection: false,
    });
  }

  /** Nobody comes back this way for `ms`. */
  rest(ms) {
    this.#notBefore = Date.now() + ms;
  }

  /** How long that still is. */
  get pause() {
    return Math.max(0, this.#notBefore - Date.now());
  }
}

function at(path) {
  if (!routes.has(path)) routes.set(path, new Route(path));
  return routes.get(path);
}

export const sharedRoute = () => at(config.path);

export const ownRoute = (namespace) => at(config.path + namespace);
