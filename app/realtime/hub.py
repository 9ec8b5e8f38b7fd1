"""The hub: the connections of this process, and every way to send them something."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import structlog

from app import audit
from app.principal import Principal
from app.rate_limits import Limiter
from app.realtime import streams
from app.realtime.auth.tokens import Tokens
from app.realtime.auth.tokens.token import Use
from app.realtime.client import FORMATS, Connection, Link, everyone_room, stream_room, user_room
from app.realtime.cluster.bus import Bus
from app.realtime.cluster.nodes import ACCOUNTS, Nodes
from app.realtime.codec import Outgoing
from app.realtime.groups import Rooms
from app.realtime.presence import Presence
from app.realtime.protocol import PresenceData
from app.realtime.revocation import Ending, LoadPrincipals
from app.realtime.server import SocketServer
from app.realtime.streams import Event, Position
from app.realtime.streams.catch_up import Wakeups
from app.realtime.streams.fanout import Fanout
from app.realtime.streams.renderers import Rendered, envelope, source_of
from app.realtime.streams.replay_cache import Recent

log = structlog.get_logger()


class Hub:
    """What the namespaces stand on. `load_principals` finds the people of sessions as they are now; those that are over
    are not among them. `bus` leads to the other processes that serve the same people."""

    def __init__(
        self, server: SocketServer, limiter: Limiter, load_principals: LoadPrincipals, tokens: Tokens, bus: Bus
    ) -> None:
        self.server = server
        self._event = server.serializer.event
        self.limiter = limiter
        self.tokens = tokens
        self.nodes = Nodes(bus)
        self.rooms = Rooms(server.eio.outbox, lambda: server.eio.writers_version, server.counts)
        self.fanout = Fanout(self._deliver, lambda event: self.ending.heed(event))
        self.wakeups = Wakeups(self.nodes, self.fanout)
        self.presence = Presence(self._announce_presence, self.nodes)
        self.ending = Ending(self, load_principals)
        self._load_principals = load_principals
        self.recent = Recent()
        self._connections: dict[str, Connection] = {}
        self._roll: dict[str, tuple[int, Outgoing]] = {}
        self.nodes.on("to_stream", self._to_stream)

    # -- connections

    def connection(self, sid: str) -> Connection | None:
        """The connection with the Socket.IO id `sid`."""
        return self._connections.get(sid)

    def connections(self) -> Collection[Connection]:
        """All connections of this process."""
        return self._connections.values()

    def register(self, connection: Connection) -> None:
        """Know `connection`, so that an end of its session finds it; it gets nothing yet."""
        connection.link.connections[connection.namespace] = connection
        self._connections[connection.sid] = connection

    def admit(self, connection: Connection) -> None:
        """Let `connection` have what is sent to its person and to everyone."""
        namespace, form = connection.namespace, connection.format
        self.rooms.enter(connection, user_room(namespace, connection.principal.user_id, form))
        self.rooms.enter(connection, everyone_room(namespace, form))
        self.presence.arrived(connection.principal.user_id, idle=connection.link.unattended)
        connection.admitted = True

    def forget(self, link: Link, namespace: str) -> None:
        """Drop the connection of `link` to `namespace`, if there is one."""
        connection = link.connections.pop(namespace, None)
        if connection is None:
            return
        self._connections.pop(connection.sid, None)
        for stream in connection.streams:
            self.fanout.unfollow(stream)
        connection.streams.clear()
        self.rooms.leave_all(connection)
        if connection.admitted:
            self.presence.left(connection.principal.user_id, idle=link.unattended)

    def rest(self, link: Link, idle: bool) -> None:
        """Nobody is at the browser behind `link` (`idle`), or somebody is again."""
        if link.unattended != idle:
            link.unattended = idle
            count = sum(connection.admitted for connection in link.connections.values())
            self.presence.rested(link.principal.user_id, count if idle else -count)

    async def consume_token(self, token: object, namespace: str, link: Link) -> bool:
        """Use up a namespace token that came over `link`; whether it was good."""
        use = await self.tokens.use(token, namespace, link.principal.session_id)
        if use is Use.REPLAYED:
            log.warning("token_replayed", namespace=namespace, user=link.principal.user_id, address=link.address)
            target = f"namespace:{namespace}"
            await audit.record(audit.Action.TOKEN_REPLAY, actor=link.principal, target=target, outcome="refused")
        return use is Use.GOOD

    async def who_now(self, link: Link) -> Principal | None:
        """Who is behind `link` as things stand, or None when their session is over. Asked with the connection
        registered: whatever is revoked after that finds it."""
        revocations = self.server.revocations
        if not revocations.still_hold(link.checked):
            checked = revocations.before_look()
            principal = await self.load_principal(link.principal.session_id)
            if principal is None:
                return None
            link.principal, link.checked = principal, checked
        return link.principal

    # -- streams

    async def enter_stream(self, connection: Connection, stream: str) -> Position:
        """Deliver `stream` to `connection` from now on; where it stands. Entering twice is entering once.

        Where it stands is read last: what is committed later is delivered, what was committed before is in the answer.
        """
        await self.follow(connection, stream)
        return await streams.position(stream)

    async def follow(self, connection: Connection, stream: str) -> None:
        """`enter_stream` for those who know where they stand. Raises `NotFound`."""
        if stream not in connection.streams:
            await self.fanout.follow(stream)
            if self._connections.get(connection.sid) is not connection or stream in connection.streams:
                self.fanout.unfollow(stream)  # it went, or entered twice, while the database was asked
            else:
                connection.streams.add(stream)
                self.rooms.enter(connection, stream_room(stream, connection.format))

    def leave_stream(self, connection: Connection, stream: str) -> None:
        """Stop delivering `stream` to `connection`."""
        if stream in connection.streams:
            connection.streams.discard(stream)
            self.fanout.unfollow(stream)
            self.rooms.leave(connection, stream_room(stream, connection.format))

    def expel(self, user_id: str, stream: str) -> None:
        """Stop delivering `stream` to all of a person's connections, on every node and those included that are about to
        enter it: the person may not see it any more."""
        self.ending.expel(user_id, stream)

    def _deliver(self, event: Event, rendered: Rendered, epoch: str) -> None:
        source = source_of(event.stream)
        if source is None:
            return
        for form in FORMATS:
            room = stream_room(event.stream, form)
            if room in self.rooms:
                self.rooms.send(room, self._event(source.namespace, "event", envelope(event, rendered, epoch, form)))

    # -- what is not kept: typing, presence, counts

    def to_user(
        self, namespace: str, user_id: str, event: str, body: Mapping[str, Any], html: str | None = None
    ) -> None:
        """Send an event that is not kept to all of a person's connections to this node; panels get `html` in it as
        well."""
        self._send_both(namespace, lambda form: user_room(namespace, user_id, form), event, body, html)

    def to_stream(
        self, namespace: str, stream: str, event: str, body: Mapping[str, Any], skip_user: str | None = None
    ) -> None:
        """Send an event that is not kept to the followers of `stream`, except the connections of `skip_user`. Those on
        other nodes get it if the bus is up."""
        self.nodes.everywhere(namespace, "to_stream", namespace, stream, event, body, skip_user)

    def _to_stream(
        self, namespace: str, stream: str, event: str, body: Mapping[str, Any], skip_user: str | None
    ) -> None:
        self.to_followers(namespace, stream, event, body, () if skip_user is None else (skip_user,))

    def to_followers(
        self,
        namespace: str,
        stream: str,
        event: str,
        body: Mapping[str, Any],
        but: Collection[str] = (),
        html: str | None = None,
    ) -> None:
        """Send an event that is not kept to those who follow `stream` here, except the people `but`; panels get `html`
        in it as well."""
        skip: set[Connection] = set()
        for user_id in but:
            for form in FORMATS:
                skip.update(self.rooms.members(user_room(namespace, user_id, form)))
        self._send_both(namespace, lambda form: stream_room(stream, form), event, body, html, skip)

    def is_followed(self, stream: str) -> bool:
        """Whether anyone here follows `stream`."""
        return any(stream_room(stream, form) in self.rooms for form in FORMATS)

    def to_connection(
        self, connection: Connection, event: str, body: Mapping[str, Any], html: str | None = None
    ) -> None:
        """Send an event that is not kept to one connection."""
        sent = {**body, "html": html} if html is not None and connection.format == "html" else dict(body)
        self.rooms.send_one(connection, self._event(connection.namespace, event, sent))

    def _send_both(
        self,
        namespace: str,
        room_of: Callable[[str], str],
        event: str,
        body: Mapping[str, Any],
        html: str | None,
        skip: Collection[Connection] = (),
    ) -> None:
        for form in FORMATS:
            room = room_of(form)
            if room in self.rooms:
                sent = {**body, "html": html} if html and form == "html" else dict(body)
                self.rooms.send(room, self._event(namespace, event, sent), skip)

    def local_users(self, namespace: str) -> set[str]:
        """Everyone who is connected to `namespace` here."""
        return {c.principal.user_id for c in self._connections.values() if c.namespace == namespace and c.admitted}

    def say_who_is_here(self, connection: Connection) -> None:
        """Tell a new connection who is online: as announced last, since it hears every announcement from now on. So all
        who come between two announcements are told the same, which is encoded once; a list made for each newcomer
        would be most of the work of a storm, as it names everyone to everyone."""
        told, roll = self._roll.get(connection.namespace, (-1, None))
        if roll is None or told != self.presence.announcements:
            here = self.presence.announced
            body = PresenceData(online=sorted(here.online), offline=[], away=sorted(here.away))
            roll = self._event(connection.namespace, "presence", body)
            self._roll[connection.namespace] = (self.presence.announcements, roll)
        self.rooms.send_one(connection, roll)

    async def _announce_presence(
        self, online: Collection[str], offline: Collection[str], away: Collection[str]
    ) -> None:
        body = PresenceData(online=sorted(online), offline=sorted(offline), away=sorted(away))
        for namespace in self.server.namespaces:
            self._send_both(namespace, lambda form, at=namespace: everyone_room(at, form), "presence", body, None)  # type: ignore[misc]

    # -- sessions

    async def load_principal(self, session_id: str) -> Principal | None:
        """The person of a session as they are now; None when it is over."""
        return (await self._load_principals([session_id])).get(session_id)

    def end(self, kind: str, id: str, reason: str) -> None:
        """Close every link of a session (`kind` "session") or a person ("user") at once, on every node. After
        `role_changed` (of a "user", or of everyone who has a "role") links go on with what their people may now, except
        in the namespaces that they may not join any more.
        """
        self.ending.end(kind, id, reason)

    # -- life

    def start(self) -> None:
        """Begin what runs beside the requests."""
        for channel in (ACCOUNTS, *self.server.namespaces):
            self.nodes.listen(channel)
        self.nodes.bus.start()
        self.wakeups.start()
        self.presence.start()
        self.ending.start()

    def committed(self, events: Sequence[Event]) -> None:
        """This process has committed `events`: deliver them here, and tell the other nodes."""
        self.fanout.take(events)
        self.wakeups.committed(events)

    async def stop(self) -> None:
        """End it."""
        await self.ending.stop()
        await self.presence.stop()
        await self.wakeups.stop()
        await self.nodes.bus.stop()
        await self.fanout.stop()
        await self.server.shutdown()
