"use strict";
// What one would write with Socket.IO for the same work, on Node's own server (ENGINE=ws), on uWebSockets.js (uws) or
// on Bun (bun). Two namespaces, each behind a token check; a message is stored in SQLite (WAL, synchronous=FULL) with
// its place in the room, broadcast, and acked after that. With GROUPED=yes the messages that come in one turn of the
// loop share a COMMIT. Settings come from the environment: PACKAGES (a node_modules), ENGINE, GROUPED, PORT, DATABASE,
// SECRET, PEOPLE.

const crypto = require("node:crypto");
const { createServer } = require("node:http");
const { createRequire } = require("node:module");

const { PACKAGES, ENGINE, GROUPED, PORT, DATABASE, SECRET, PEOPLE } = process.env;
const load = createRequire(`${PACKAGES}/`);
const { Server } = load("socket.io");
const Database = ENGINE === "bun" ? require("bun:sqlite").Database : require("node:sqlite").DatabaseSync;

const EPOCH = crypto.randomBytes(6).toString("hex");
const CATCH_UP = 500;
const OPTIONS = {
  path: "/socket.io/",
  transports: ["websocket"],
  serveClient: false,
  pingInterval: 15_000,
  pingTimeout: 10_000,
  maxHttpBufferSize: 1_000_000,
};

const db = new Database(DATABASE);
db.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE session (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, name TEXT NOT NULL, expires_at INTEGER NOT NULL);
  CREATE TABLE room (id TEXT PRIMARY KEY, top INTEGER NOT NULL);
  CREATE TABLE message (
    room TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, author_id TEXT NOT NULL, name TEXT NOT NULL,
    body TEXT NOT NULL, client_id TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (room, seq), UNIQUE (room, author_id, client_id));
  INSERT INTO room VALUES ('general', 0);
`);
const statements = Object.fromEntries(
  Object.entries({
    begin: "BEGIN IMMEDIATE",
    commit: "COMMIT",
    rollback: "ROLLBACK",
    session: "SELECT * FROM session WHERE id = ? AND expires_at > ?",
    earlier: "SELECT id, seq FROM message WHERE room = ? AND author_id = ? AND client_id = ?",
    next: "UPDATE room SET top = top + 1 WHERE id = ? RETURNING top",
    top: "SELECT top FROM room WHERE id = ?",
    insert: "INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    after: "SELECT * FROM message WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?",
  }).map(([name, sql]) => [name, db.prepare(sql)]),
);
for (let number = 1; number <= Number(PEOPLE); number++) {
  const add = db.prepare("INSERT INTO session VALUES (?, ?, ?, ?)");
  add.run(`session-${number}`, newId(), `Person ${number}`, Date.now() + 86_400_000);
}

function newId() {
  return crypto.randomBytes(13).toString("hex");
}

// `<session>.<expiry>.<signature>`: what the cookie of a signed-in page would be exchanged for.
function whoIs(token) {
  const [session, expiry, signature] = String(token).split(".");
  const given = Buffer.from(signature ?? "", "base64url");
  const right = crypto.createHmac("sha256", SECRET).update(`${session}.${expiry}`).digest();
  if (given.length !== right.length || !crypto.timingSafeEqual(given, right) || Number(expiry) < Date.now()) return null;
  return statements.session.get(session, Date.now()) ?? null;
}

function inTransaction(work) {
  statements.begin.run();
  try {
    const result = work();
    statements.commit.run();
    return result;
  } catch (error) {
    statements.rollback.run();
    throw error;
  }
}

function insert({ room, author, body, clientId }) {
  const earlier = statements.earlier.get(room, author.user_id, clientId);
  if (earlier) return { dup: true, row: earlier };
  const { top: seq } = statements.next.get(room);
  const at = new Date().toISOString();
  const row = { room, seq, id: newId(), author_id: author.user_id, name: author.name, body, client_id: clientId, at };
  statements.insert.run(room, seq, row.id, row.author_id, row.name, body, clientId, at);
  return { dup: false, row };
}

function storeAlone(message) {
  try {
    return inTransaction(() => insert(message));
  } catch (error) {
    return { error };
  }
}

function storeTogether(messages) {
  try {
    return inTransaction(() => messages.map(insert));
  } catch {
    return messages.map(storeAlone); // one that fails takes back no others
  }
}

const waiting = [];

function store(message, stored) {
  if (GROUPED !== "yes") return stored(storeAlone(message));
  if (waiting.push({ message, stored }) > 1) return;
  setImmediate(() => {
    const group = waiting.splice(0);
    const results = storeTogether(group.map((each) => each.message));
    results.forEach((result, number) => group[number].stored(result));
  });
}

function event({ room, seq, id, author_id, name, body, client_id, at }) {
  const data = { id, room, seq, author: { id: author_id, name }, body, mentions: [], at, client_id };
  const stream = `room:${room}`;
  return { stream, seq, epoch: EPOCH, kind: "message.created", id, at, actor: author_id, data };
}

const io = new Server(OPTIONS);
const chat = io.of("/chat");
const notifications = io.of("/notifications");

for (const namespace of [chat, notifications]) {
  namespace.use((socket, next) => {
    const session = whoIs(socket.handshake.auth.token);
    if (!session) return next(new Error("bad_token"));
    socket.data = session;
    next();
  });
}

chat.on("connection", (socket) => {
  socket.on("joinRoom", ({ room }, ack) => {
    socket.join(room);
    ack({ ok: true, stream: `room:${room}`, epoch: EPOCH, top: statements.top.get(room).top });
  });
  socket.on("sendMessage", ({ room, body, client_id }, ack) => {
    if (!socket.rooms.has(room)) return ack({ ok: false, error: { code: "not_found" } });
    store({ room, author: socket.data, body, clientId: client_id }, ({ error, dup, row }) => {
      if (error) return ack({ ok: false, error: { code: "internal" } });
      if (!dup) chat.to(room).emit("event", event(row));
      ack({ ok: true, id: row.id, seq: row.seq, dup });
    });
  });
  socket.on("resume", ({ streams }, ack) => {
    const answers = {};
    for (const [stream, [after]] of Object.entries(streams)) {
      const room = stream.slice("room:".length);
      socket.join(room);
      const events = statements.after.all(room, after, CATCH_UP).map(event);
      answers[stream] = { ok: true, epoch: EPOCH, top: statements.top.get(room).top, events, more: false };
    }
    ack({ ok: true, streams: answers });
  });
});
notifications.on("connection", () => {});

const listen = {
  ws() {
    const http = createServer();
    io.attach(http, OPTIONS);
    http.listen({ port: Number(PORT), host: "127.0.0.1", backlog: 2048 });
  },
  uws() {
    const app = load("@btc-vision/uwebsockets.js").App();
    // As much may wait for a client that reads slowly as elsewhere; its own bound drops events beyond 64 kB.
    io.attachApp(app, { ...OPTIONS, maxBackpressure: 1_000_000 });
    app.listen("127.0.0.1", Number(PORT), (socket) => {
      if (!socket) throw new Error(`port ${PORT} is taken`);
    });
  },
  bun() {
    const engine = new (load("@socket.io/bun-engine").Server)(OPTIONS);
    io.bind(engine);
    Bun.serve({ port: Number(PORT), hostname: "127.0.0.1", ...engine.handler() });
  },
};
listen[ENGINE]();
