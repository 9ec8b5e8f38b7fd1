/* The htmx extension "socketio": panels that are kept up to date over Socket.IO, as markup.
 *
 * panel   sio-connect="/chat" sio-stream="room:7" sio-seq="1834" sio-epoch="ab12" [sio-reset-url="/chat/7"]
 *         [sio-only="member room"]: no other kinds of events concern it; an id to be reset
 * form    sio-send="sendMessage" [sio-reset] [sio-lists="files"], inside a panel; works over HTTP just as well
 * words   [sio-status], [sio-summary], [sio-when] (status.js), <template sio-pending> (pending.js), and [sio-unshown]
 *         hidden in a panel: an event came that the server could not render
 *         and [sio-outdated] anywhere: the server has another version than the page
 * page    <body data-user-id data-version data-sio-tokens="/auth/socket-tokens">, <meta name="sio-config"> (config.js)
 * events  on the document: sio:state, sio:typing, sio:presence, sio:person, sio:unread, sio:sent, sio:outbox;
 *         on the panel: sio:applied; on the form: sio:before:send (cancel it to keep the form), sio:queued */

import { behaviorsOf, registerBehavior } from './behaviors.js';
import { dispatch } from './socketio/config.js';
import * as outbox from './socketio/outbox.js';
import { Panel } from './socketio/panel.js';
import { Pending } from './socketio/pending.js';
import { sendOutbox } from './socketio/sender.js';
import { startStatus } from './socketio/status.js';
import { currentUserId } from './storage.js';

/** What `form` says: fields in `sio-lists` as lists. Null with a file in it, which no socket takes. */
function read(form) {
  const given = new FormData(form);
  if ([...given.values()].some((value) => value instanceof File && value.size)) return null;
  const lists = form.getAttribute('sio-lists')?.split(' ') ?? [];
  const words = [...given].filter(([, value]) => typeof value === 'string');
  return { ...Object.fromEntries(words), ...Object.fromEntries(lists.map((name) => [name, given.getAll(name)])) };
}

function send(event) {
  const form = event.target;
  const place = form.matches('[sio-send]') && form.closest('[sio-connect]');
  const data = place && currentUserId() && read(form);
  if (!data) return;
  const sends = dispatch(form, 'sio:before:send', data, true);
  // Where nothing can be kept, the form goes the way of any form.
  if (sends && !outbox.add({
    namespace: place.getAttribute('sio-connect'),
    stream: place.getAttribute('sio-stream'),
    event: form.getAttribute('sio-send'),
    action: form.getAttribute('action'),
    data,
  })) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!sends) return;
  if (form.hasAttribute('sio-reset')) form.reset();
  dispatch(form, 'sio:queued', data);
  sendOutbox();
}

function start() {
  htmx.registerExtension('socketio', {
    htmx_before_swap: (element, { ctx, tasks }) => ctx.panel?.confine(tasks),
    htmx_after_process: (root) => {
      for (const panel of behaviorsOf(Panel)) if (root.contains?.(panel.element)) panel.check();
    },
  });
  // In the capture phase of the document: before htmx, if it boosts the form, and without touching each form.
  document.addEventListener('submit', send, true);
  document.addEventListener('sio:state', sendOutbox);
  registerBehavior('[sio-connect]', Panel);
  registerBehavior('[sio-connect] template[sio-pending]', Pending);
  startStatus();
}

// In a page whose connection broke, or that is left while it loads, it may be missing: then forms go as in any page.
if (globalThis.htmx) start();
