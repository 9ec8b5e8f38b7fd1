/* What chat does in the browser, on the markup of templates/chat/room.html. */

import './chat/composer.js';
