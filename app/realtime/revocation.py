"""Revoking access: connections end with their session, and a stream is delivered only to people who may see it, on
every node.

Revocations are sent to all nodes at once; since that can fail, each node also checks regularly.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import structlog

from app.aio import Periodic
from app.principal import Principal
from app.realtime.client import Client
from app.realtime.cluster.nodes import ACCOUNTS
from app.realtime.protocol import BYE_KICKED, BYE_RESYNC
from app.realtime.streams import Event
from app.realtime.streams.renderers import find_source, stream_key

if TYPE_CHECKING:
    from app.realtime.hub import Hub

log = structlog.get_logger()

LoadPrincipals = Callable[[Collection[str]], Awaitable[Mapping[str, Principal]]]

# The longest delay after which a session whose end was not announced (a crash, a bus that is down) is disconnected.
SWEEP_INTERVAL_S = 30.0
# Sessions checked in one statement: few enough not to block the event loop.
_BATCH = 200
# The permissions, or the secret of the cookie, have changed; the sessions go on.
ROLE_CHANGED = "role_changed"
GO_ON = (ROLE_CHANGED, "renewed")


class Revoker:
    """Closes the clients of `hub` whose session has ended. `load_principals` returns the current principals of
    sessions, without those that ended."""

    def __init__(self, hub: "Hub", load_principals: LoadPrincipals) -> None:
        self._hub = hub
        self._load_principals = load_principals
        self._sweeper = Periodic("sweep sessions", self.sweep, SWEEP_INTERVAL_S)
        hub.nodes.on("end", self._revoke_here)
        hub.nodes.on("expel", self._remove_from_stream_here)
        hub.nodes.bus.on_restored(hub.server.revocations.record)
        hub.nodes.bus.on_restored(self._sweeper.run_soon)

    def revoke(self, kind: str, id: str, reason: str) -> None:
        """Close clients on all nodes, or update their permissions; see `Hub.revoke`."""
        self._hub.nodes.run_everywhere(ACCOUNTS, "end", kind, id, reason)

    def _revoke_here(self, kind: str, id: str, reason: str) -> None:
        self._hub.server.revocations.record()
        if reason in GO_ON:
            self._recheck([client for client in self._hub.server.clients.values() if _belongs_to(client, kind, id)])
        else:
            self._hub.server.disconnect_clients(lambda client: _belongs_to(client, kind, id), BYE_KICKED, reason)

    # -- people who may do something else now

    def _recheck(self, clients: Sequence[Client]) -> None:
        """Find out what the people of `clients` may now. What they send meanwhile waits for that."""
        for begin in range(0, len(clients), _BATCH):
            batch = clients[begin : begin + _BATCH]
            recheck = self._hub.server.spawn(self._reload_principals(batch))
            for client in batch:
                client.recheck = recheck

    async def _reload_principals(self, clients: Sequence[Client]) -> None:
        mine, checked = asyncio.current_task(), self._hub.server.revocations.begin_check()
        try:
            now = await self._load_principals({client.principal.session_id for client in clients})
        except Exception as error:  # the database is away: disconnect, so that no outdated permission is used
            log.warning("permissions_unknown", error=repr(error))
            self._hub.server.disconnect_clients(lambda client: client.recheck is mine, BYE_RESYNC, ROLE_CHANGED)
            return
        for client in clients:
            if client.recheck is not mine:  # a later reload is running and will replace this one
                continue
            client.recheck = None
            client.session_check = checked
            if client.principal.session_id in now:
                self._apply_principal(client, now[client.principal.session_id])
            else:
                self._revoke_here("session", client.principal.session_id, "session_over")

    def _apply_principal(self, client: Client, now: Principal) -> None:
        client.principal = now
        for namespace, connection in list(client.connections.items()):
            connection.principal = now
            self._hub.audience.enter(connection)
            if connection.is_admitted and not now.may(self._hub.server.namespace_handlers[namespace].permission):
                self._hub.remove_connection(client, namespace)
                self._hub.server.disconnect_namespace(client, namespace, "forbidden")

    def remove_from_stream(self, user_id: str, stream: str) -> None:
        """Stop delivering a stream to a person on all nodes; see `Hub.remove_from_stream`."""
        source = find_source(stream)
        if source is not None:
            self._hub.nodes.run_everywhere(source.namespace, "expel", user_id, stream)

    async def before_delivery(self, event: Event) -> None:
        """If `event` takes a person's access to its stream, remove their connections before it is delivered, even if no
        message about it came over the bus. A person who has access again keeps the stream."""
        source = find_source(event.stream)
        if source is None or source.loses is None or source.remaining is None:
            return
        user_id = source.loses(event)
        if user_id is None or not self._is_following(user_id, event.stream):
            return
        if user_id not in await source.remaining({user_id}, stream_key(event.stream)):
            self._remove_from_stream_here(user_id, event.stream)

    def _is_following(self, user_id: str, stream: str) -> bool:
        return any(
            stream in connection.streams and connection.principal.user_id == user_id
            for connection in self._hub.connections()
        )

    def _remove_from_stream_here(self, user_id: str, stream: str) -> None:
        for connection in self._hub.connections():
            if connection.principal.user_id == user_id:
                connection.pending_streams.discard(stream)
                self._hub.leave_stream(connection, stream)

    async def sweep(self) -> None:
        """Check every session and every followed stream of this node against the database."""
        await self._sweep_sessions()
        if not self._hub.nodes.is_alone:
            await self._sweep_streams()
        await self._hub.tokens.sweep()

    async def _sweep_sessions(self) -> None:
        known = {client.principal.session_id: client.principal for client in self._hub.server.clients.values()}
        rest = iter(known.items())
        while batch := dict(islice(rest, _BATCH)):
            now = await self._load_principals(batch)
            for session_id, before in batch.items():
                if session_id not in now:
                    self._revoke_here("session", session_id, "session_over")
                elif (now[session_id].role, now[session_id].permissions) != (before.role, before.permissions):
                    self._revoke_here("session", session_id, ROLE_CHANGED)
            await asyncio.sleep(0)  # on SQLite nothing above has yielded to other tasks

    async def _sweep_streams(self) -> None:
        followers: dict[str, set[str]] = {}
        for connection in self._hub.connections():
            for stream in connection.streams:
                followers.setdefault(stream, set()).add(connection.principal.user_id)
        for stream, people in followers.items():
            source = find_source(stream)
            if source is not None and source.remaining is not None:
                for user_id in people.difference(await source.remaining(people, stream_key(stream))):
                    self._remove_from_stream_here(user_id, stream)

    def start(self) -> None:
        """Start to run `sweep` every `SWEEP_INTERVAL_S`."""
        self._sweeper.start()

    async def stop(self) -> None:
        """Stop running `sweep`; returns when it has ended."""
        await self._sweeper.stop()


def _belongs_to(client: Client, kind: str, id: str) -> bool:
    who = client.principal
    return id == {"session": who.session_id, "user": who.user_id, "role": who.role}.get(kind)
