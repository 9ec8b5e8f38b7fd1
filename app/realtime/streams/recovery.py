"""Catching up: how a client that was away, or that sees a gap, gets exactly the events it missed.

The order inside `attach` avoids races: first the permission, then the group and the node's cursor, and only then the
read. Events that are sent in between arrive twice, and the client drops those it has.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from app.errors import AppError, NotFound, RateLimited
from app.realtime import streams
from app.realtime.client import NamespaceConnection
from app.realtime.protocol import MAX_CATCH_UP, MAX_STREAMS, CaughtUp, EventData, Filled, Reset, StreamRefused
from app.realtime.streams import Position
from app.realtime.streams.renderers import StreamSource, envelope, find_source, render_events, stream_key
from app.web.errors import error_body

if TYPE_CHECKING:
    from app.realtime.hub import Hub


async def attach(hub: "Hub", connection: NamespaceConnection, stream: str) -> Position:
    """Deliver `stream` to `connection` from now on; returns its position.

    Raises `NotFound` for streams that do not exist, belong to another namespace, or that the person may not see,
    without saying which, and `RateLimited` for one too many.
    """
    found = (await _attach_all(hub, connection, [stream]))[stream]
    if isinstance(found, AppError):
        raise found
    return found


async def resume(
    hub: "Hub", connection: NamespaceConnection, positions: dict[str, tuple[int, str]]
) -> dict[str, CaughtUp | Reset | StreamRefused]:
    """For each stream the events after its position, or `reset`, or the error. One refused stream does not affect the
    others."""
    attached = await _attach_all(hub, connection, list(positions))
    return {
        stream: await _catch_up(hub, connection, stream, attached[stream], after, epoch)
        for stream, (after, epoch) in positions.items()
    }


async def _attach_all(
    hub: "Hub", connection: NamespaceConnection, names: Sequence[str]
) -> dict[str, Position | NotFound | RateLimited]:
    """Where each of the streams stands that are delivered from now on, and why the others are not."""
    answers: dict[str, Position | NotFound | RateLimited] = {name: NotFound(f"no stream {name}") for name in names}
    # Said before the permissions are looked up: whoever loses one in between (`Hub.remove_from_stream`) is found here.
    connection.pending_streams.update(names)
    try:
        for name in await _permitted(connection, names):
            if name not in connection.streams and len(connection.streams) >= MAX_STREAMS:
                answers[name] = RateLimited(f"at most {MAX_STREAMS} streams a connection", retry_after_ms=60_000)
            else:
                with suppress(NotFound):
                    answers[name] = await hub.enter_stream(connection, name)
        for name in names:
            if name not in connection.pending_streams:
                hub.leave_stream(connection, name)
                answers[name] = NotFound(f"no stream {name}")
    finally:
        connection.pending_streams.difference_update(names)
    return answers


async def _permitted(connection: NamespaceConnection, names: Sequence[str]) -> list[str]:
    """Those of the streams that there are for the person in this namespace; one question for each family of streams."""
    families: dict[StreamSource, list[str]] = {}
    for name in names:
        source = find_source(name, connection.namespace)
        if source is not None:
            families.setdefault(source, []).append(name)
    permitted: list[str] = []
    for source, members in families.items():
        keys = await source.authorize(connection.principal, [stream_key(name) for name in members])
        permitted += [name for name in members if stream_key(name) in keys]
    return permitted


async def _catch_up(
    hub: "Hub", connection: NamespaceConnection, stream: str, attached: Position | AppError, after: int, epoch: str
) -> CaughtUp | Reset | StreamRefused:
    if isinstance(attached, AppError):
        return StreamRefused(ok=False, error=error_body(attached))
    gone = epoch != attached.epoch or not attached.bottom <= after <= attached.top
    if gone or attached.top - after > MAX_CATCH_UP:
        return Reset(reset=True, top=attached.top, epoch=attached.epoch)
    # Exactly up to the position at which the stream was followed: later events are delivered live.
    events = (
        await hub.replay_cache.read_json(stream, after, attached, connection.format) if after < attached.top else []
    )
    ready = cast("list[EventData]", events)  # encoded already, for all clients that missed the same events
    return CaughtUp(ok=True, epoch=attached.epoch, top=attached.top, events=ready, more=False)


async def fill(connection: NamespaceConnection, stream: str, after: int, limit: int) -> Filled:
    """Events of `stream` after `after`, at most `limit`. Raises `NotFound` unless the connection is attached to it."""
    if stream not in connection.streams:
        raise NotFound(f"no stream {stream}")
    position = await streams.read_position(stream)
    events, more = await _read_envelopes(connection, stream, position.epoch, after, limit)
    return {"events": events, "more": more, "epoch": position.epoch}


async def _read_envelopes(
    connection: NamespaceConnection, stream: str, epoch: str, after: int, limit: int
) -> tuple[list[EventData], bool]:
    events = await streams.read_events(stream, after, limit + 1)
    more = len(events) > limit
    events = events[:limit]
    rendered = await render_events(events)
    return [
        envelope(event, result, epoch, connection.format) for event, result in zip(events, rendered, strict=True)
    ], more
