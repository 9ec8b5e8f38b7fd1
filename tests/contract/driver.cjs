// The official JavaScript client behind a pipe: one JSON command a line in, one JSON answer a line out.
// Commands: {id, do: "connect", namespace, auth} | {id, do: "call", namespace, event, body} | {id, do: "close"}.
// Answers: {id, ok: value} | {id, error: {...}}; what the server sends by itself: {namespace, event, body}.
// Bytes are {"$bytes": "<base64>"} in both directions.
'use strict';

const { readFileSync } = require('node:fs');
const readline = require('node:readline');

const [url, cookie, client] = process.argv.slice(2);

// Node's WebSocket takes headers, which the browser build of the client has no way to pass on.
const Native = globalThis.WebSocket;
globalThis.WebSocket = class extends Native {
  constructor(address) {
    super(address, { headers: { Cookie: cookie, Origin: url } });
  }
};

// The file has no package around it that would say that it is a module; its text in an address is one in any case.
const asModule = () => import(`data:text/javascript;base64,${readFileSync(client).toString('base64')}`);
const loading = client.includes('.esm.') ? asModule() : Promise.resolve(require(client));
let io;
const sockets = new Map();
// An ArrayBuffer, which is the one kind of bytes that both parsers know.
const toText = (_, value) => (value instanceof ArrayBuffer ? { $bytes: Buffer.from(value).toString('base64') } : value);
const bytes = (text) => new Uint8Array(Buffer.from(text, 'base64')).buffer;
const fromText = (_, value) => (value?.$bytes === undefined ? value : bytes(value.$bytes));
const say = (message) => process.stdout.write(`${JSON.stringify(message, toText)}\n`);

function connect({ id, namespace, auth }) {
  sockets.get(namespace)?.disconnect();
  const socket = io(url + namespace, { transports: ['websocket'], auth, reconnection: false });
  sockets.set(namespace, socket);
  socket.once('connect', () => say({ id, ok: true }));
  socket.once('connect_error', (error) => say({ id, error: { message: error.message, data: error.data } }));
  socket.onAny((event, body) => say({ namespace, event, body }));
  socket.on('disconnect', (reason) => say({ namespace, event: 'disconnect', body: reason }));
}

function call({ id, namespace, event, body }) {
  const args = body === undefined ? [] : [body];
  sockets.get(namespace).timeout(5000).emit(event, ...args, (error, reply) => {
    say(error ? { id, error: { message: String(error) } } : { id, ok: reply });
  });
}

const commands = {
  connect,
  call,
  close({ id }) {
    sockets.forEach((socket) => socket.disconnect());
    say({ id, ok: new Set([...sockets.values()].map((socket) => socket.io)).size });
  },
};

loading.then((module) => {
  ({ io } = module);
  readline.createInterface({ input: process.stdin }).on('line', (line) => {
    const command = JSON.parse(line, fromText);
    commands[command.do](command);
  });
});
