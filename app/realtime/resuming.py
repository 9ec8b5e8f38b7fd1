"""How a client that was away, or that sees a gap, gets exactly what it misses.

The order inside `attach` is what makes it free of races: first the permission, then the room and the node's cursor,
and only then the read. What is fanned out in between arrives twice, and the client drops what it has.
"""

from typing import TYPE_CHECKING, Any

from app.errors import AppError, NotFound, RateLimited
from app.realtime import streams
from app.realtime.connection import Connection
from app.realtime.events import MAX_CATCH_UP, MAX_STREAMS
from app.realtime.kinds import envelope, key_of, render_events, source_of
from app.realtime.streams import Position
from app.web.errors import error_body

if TYPE_CHECKING:
    from app.realtime.hub import Hub


async def attach(hub: "Hub", connection: Connection, stream: str) -> Position:
    """Deliver `stream` to `connection` from now on; where it stands.

    Raises `NotFound` for streams that do not exist, that another namespace delivers, or that the person may not see:
    all look the same.
    """
    source = source_of(stream, connection.namespace)
    if source is None:
        raise NotFound(f"no stream {stream}")
    if stream not in connection.streams and len(connection.streams) >= MAX_STREAMS:
        raise RateLimited(f"at most {MAX_STREAMS} streams a connection", retry_after_ms=60_000)
    # Said before the permission is looked up: whoever loses it in between (`Hub.expel`) is found here.
    connection.entering.add(stream)
    try:
        if not await source.authorize(connection.principal, key_of(stream)):
            raise NotFound(f"no stream {stream}")
        position = await hub.enter_stream(connection, stream)
        if stream not in connection.entering:
            hub.leave_stream(connection, stream)
            raise NotFound(f"no stream {stream}")
    finally:
        connection.entering.discard(stream)
    return position


async def resume(
    hub: "Hub", connection: Connection, positions: dict[str, tuple[int, str]]
) -> dict[str, dict[str, Any]]:
    """For each stream what came after its position, or `reset`, or why not. One refused stream does not fail others."""
    return {
        stream: await _resume_one(hub, connection, stream, after, epoch) for stream, (after, epoch) in positions.items()
    }


async def _resume_one(hub: "Hub", connection: Connection, stream: str, after: int, epoch: str) -> dict[str, Any]:
    try:
        position = await attach(hub, connection, stream)
    except AppError as error:
        return {"ok": False, "error": error_body(error)}
    gone = epoch != position.epoch or not position.bottom <= after <= position.top
    if gone or position.top - after > MAX_CATCH_UP:
        return {"reset": True, "top": position.top, "epoch": position.epoch}
    events, more = await _bodies(connection, stream, position.epoch, after, MAX_CATCH_UP)
    return {"ok": True, "epoch": position.epoch, "top": position.top, "events": events, "more": more}


async def fill(connection: Connection, stream: str, after: int, limit: int) -> dict[str, Any]:
    """Events of `stream` after `after`. The connection must be attached to it already."""
    if stream not in connection.streams:
        raise NotFound(f"no stream {stream}")
    position = await streams.position(stream)
    events, more = await _bodies(connection, stream, position.epoch, after, limit)
    return {"events": events, "more": more, "epoch": position.epoch}


async def _bodies(
    connection: Connection, stream: str, epoch: str, after: int, limit: int
) -> tuple[list[dict[str, Any]], bool]:
    events = await streams.read(stream, after, limit + 1)
    more = len(events) > limit
    events = events[:limit]
    rendered = await render_events(events)
    return [
        envelope(event, result, epoch, connection.format) for event, result in zip(events, rendered, strict=True)
    ], more
