"""Ends of what people may: every connection that stands on a session ends with it, and every stream is delivered only
as long as it may be seen, on whichever node that is.

Ends are told to all nodes, at once; and because that can fail, each looks for itself now and then.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import structlog

from app.aio import Periodic
from app.principal import Principal
from app.realtime.client import Link
from app.realtime.cluster.nodes import ACCOUNTS
from app.realtime.protocol import BYE_KICKED, BYE_RESYNC
from app.realtime.streams import Event
from app.realtime.streams.renderers import key_of, source_of

if TYPE_CHECKING:
    from app.realtime.hub import Hub

log = structlog.get_logger()

LoadPrincipals = Callable[[Collection[str]], Awaitable[Mapping[str, Principal]]]

# How soon at the latest a session that ended without word (a crash, a bus that is down) loses its sockets.
SWEEP_INTERVAL_S = 30.0
# Sessions looked at in one statement: few enough for it not to hold up the loop.
_BATCH = 200
# What people may has changed; their sessions go on.
ROLE_CHANGED = "role_changed"


class Ending:
    """Closes the links of `hub` whose session is over. `load_principals` finds the people of sessions as they are now;
    those that are over are not among them."""

    def __init__(self, hub: "Hub", load_principals: LoadPrincipals) -> None:
        self._hub = hub
        self._load_principals = load_principals
        self._sweeping = Periodic("sweep sessions", self.sweep, SWEEP_INTERVAL_S)
        hub.nodes.on("end", self._end)
        hub.nodes.on("expel", self._expel)
        hub.nodes.bus.on_restored(hub.server.revocations.note)
        hub.nodes.bus.on_restored(self._sweeping.run_soon)

    def end(self, kind: str, id: str, reason: str) -> None:
        """See `Hub.end`."""
        self._hub.nodes.everywhere(ACCOUNTS, "end", kind, id, reason)

    def _end(self, kind: str, id: str, reason: str) -> None:
        self._hub.server.revocations.note()
        if reason == ROLE_CHANGED:
            self._look_again([link for link in self._hub.server.links.values() if _is_of(link, kind, id)])
        else:
            self._hub.server.say_bye_to(lambda link: _is_of(link, kind, id), BYE_KICKED, reason)

    # -- people who may do something else now

    def _look_again(self, links: Sequence[Link]) -> None:
        """Find out what the people of `links` may now. What they send meanwhile waits for that."""
        for begin in range(0, len(links), _BATCH):
            batch = links[begin : begin + _BATCH]
            look = self._hub.server.spawn(self._find_out(batch))
            for link in batch:
                link.look = look

    async def _find_out(self, links: Sequence[Link]) -> None:
        mine, checked = asyncio.current_task(), self._hub.server.revocations.before_look()
        try:
            now = await self._load_principals({link.principal.session_id for link in links})
        except Exception as error:  # the database is away: nobody goes on with what they may not
            log.warning("permissions_unknown", error=repr(error))
            self._hub.server.say_bye_to(lambda link: link.look is mine, BYE_RESYNC, ROLE_CHANGED)
            return
        for link in links:
            if link.look is not mine:  # a later one is under way, which knows better
                continue
            link.look = None
            link.checked = checked
            if link.principal.session_id in now:
                self._go_on_as(link, now[link.principal.session_id])
            else:
                self._end("session", link.principal.session_id, "session_over")

    def _go_on_as(self, link: Link, now: Principal) -> None:
        link.principal = now
        for namespace, connection in list(link.connections.items()):
            connection.principal = now
            if connection.admitted and not now.may(self._hub.server.namespace_handlers[namespace].permission):
                self._hub.forget(link, namespace)
                self._hub.server.dismiss(link, namespace, "forbidden")

    def expel(self, user_id: str, stream: str) -> None:
        """See `Hub.expel`."""
        source = source_of(stream)
        if source is not None:
            self._hub.nodes.everywhere(source.namespace, "expel", user_id, stream)

    async def heed(self, event: Event) -> None:
        """Before `event` is delivered: whom it takes its stream from gets neither it nor what follows, also while no
        word of that comes over the bus. Who is back already keeps the stream."""
        source = source_of(event.stream)
        if source is None or source.loses is None or source.remaining is None:
            return
        user_id = source.loses(event)
        if user_id is None or not self._follows(user_id, event.stream):
            return
        if user_id not in await source.remaining({user_id}, key_of(event.stream)):
            self._expel(user_id, event.stream)

    def _follows(self, user_id: str, stream: str) -> bool:
        return any(
            stream in connection.streams and connection.principal.user_id == user_id
            for connection in self._hub.connections()
        )

    def _expel(self, user_id: str, stream: str) -> None:
        for connection in self._hub.connections():
            if connection.principal.user_id == user_id:
                connection.entering.discard(stream)
                self._hub.leave_stream(connection, stream)

    async def sweep(self) -> None:
        """Look at every session and every stream that is open here, as the database has them now."""
        await self._look_at_sessions()
        if not self._hub.nodes.alone:
            await self._look_at_streams()
        await self._hub.tokens.sweep()

    async def _look_at_sessions(self) -> None:
        known = {link.principal.session_id: link.principal for link in self._hub.server.links.values()}
        rest = iter(known.items())
        while batch := dict(islice(rest, _BATCH)):
            now = await self._load_principals(batch)
            for session_id, before in batch.items():
                if session_id not in now:
                    self._end("session", session_id, "session_over")
                elif (now[session_id].role, now[session_id].permissions) != (before.role, before.permissions):
                    self._end("session", session_id, ROLE_CHANGED)
            await asyncio.sleep(0)  # on SQLite nothing above has let others run

    async def _look_at_streams(self) -> None:
        followers: dict[str, set[str]] = {}
        for connection in self._hub.connections():
            for stream in connection.streams:
                followers.setdefault(stream, set()).add(connection.principal.user_id)
        for stream, people in followers.items():
            source = source_of(stream)
            if source is not None and source.remaining is not None:
                for user_id in people.difference(await source.remaining(people, key_of(stream))):
                    self._expel(user_id, stream)

    def start(self) -> None:
        """Begin to sweep."""
        self._sweeping.start()

    async def stop(self) -> None:
        """End it."""
        await self._sweeping.stop()


def _is_of(link: Link, kind: str, id: str) -> bool:
    who = link.principal
    return id == {"session": who.session_id, "user": who.user_id, "role": who.role}.get(kind)
