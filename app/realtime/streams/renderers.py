"""What features register with the realtime layer: access to streams, and rendering of events."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import structlog

from app.database import database_away_errors
from app.ids import is_id
from app.principal import Principal
from app.realtime.protocol import EventData
from app.realtime.streams import Event

log = structlog.get_logger()


class Rendered:
    """A rendered event: `data` for JSON clients, `html` (`<hx-partial>` elements) for panels. Each is made when first
    needed: often there are only clients of one kind."""

    def __init__(self, data: Callable[[], dict[str, Any]], html: Callable[[], str]) -> None:
        self._make_data = data
        self._make_html = html

    @cached_property
    def data(self) -> dict[str, Any]:
        """The event's data for JSON clients, rendered at the first access."""
        return self._make_data()

    @cached_property
    def html(self) -> str:
        """The event's markup for panels, rendered at the first access."""
        return self._make_html()


# In place of an event that could not be rendered: the stream goes on, and panels say that something is missing.
UNSHOWN = Rendered(dict, str)


@dataclass(frozen=True, slots=True)
class StreamSource:
    """A family of streams, `<prefix>:<key>`, that one namespace delivers. `authorize` returns the keys among some whose
    streams a person may follow. `remaining` returns the people (ids) among some who may still see the stream of a
    key, and `loses` the person (id) whose access an event ends; None if access is never lost."""

    prefix: str
    namespace: str
    authorize: Callable[[Principal, Sequence[str]], Awaitable[Collection[str]]]
    remaining: Callable[[Collection[str], str], Awaitable[Collection[str]]] | None = None
    loses: Callable[[Event], str | None] | None = None


Renderer = Callable[[Sequence[Event]], Awaitable[list[Rendered]]]

_renderers: dict[str, Renderer] = {}
_sources: dict[str, StreamSource] = {}


def renders(kind: str) -> Callable[[Renderer], Renderer]:
    """Register the decorated function as the renderer of events of `kind`. It gets a batch, to render it with one
    query."""

    def register(renderer: Renderer) -> Renderer:
        _renderers[kind] = renderer
        return renderer

    return register


def register_source(source: StreamSource) -> None:
    """Register a family of streams, in place of an earlier one with the same prefix."""
    _sources[source.prefix] = source


def find_source(stream: str, namespace: str | None = None) -> StreamSource | None:
    """The family of `stream`, or None if there is none or (when given) `namespace` does not deliver it."""
    prefix, _, key = stream.partition(":")
    source = _sources.get(prefix) if is_id(key) else None
    return source if source and namespace in (None, source.namespace) else None


def stream_key(stream: str) -> str:
    """The id in the name of a stream."""
    return stream.partition(":")[2]


async def render_events(events: Sequence[Event]) -> list[Rendered]:
    """`events` rendered, in their order; `UNSHOWN` for those that cannot be. Raises the `database_away_errors`,
    which are temporary."""
    rendered: dict[str, Rendered] = {}
    by_kind: dict[str, list[Event]] = {}
    for event in events:
        by_kind.setdefault(event.kind, []).append(event)
    for kind, batch in by_kind.items():
        for event, result in zip(batch, await _render(kind, batch), strict=True):
            rendered[event.id] = result
    return [rendered[event.id] for event in events]


async def _render(kind: str, batch: Sequence[Event]) -> list[Rendered]:
    """One that fails fails alone: then each of the batch is rendered by itself."""
    try:
        return await _renderers[kind](batch)
    except database_away_errors():
        raise
    except Exception as error:
        if len(batch) == 1:
            return [_unshown(batch[0], error)]
    return [result for event in batch for result in await _render(kind, [event])]


def _unshown(event: Event, error: Exception) -> Rendered:
    log.error("event_not_shown", stream=event.stream, seq=event.seq, kind=event.kind, exc_info=error)
    return UNSHOWN


def envelope(event: Event, rendered: Rendered, epoch: str, form: str) -> EventData:
    """The body of an `event` message in `form` (`html` or `json`). An event that cannot be shown has an empty `html` or
    `data`, and `unshown`."""
    body = EventData(stream=event.stream, seq=event.seq, epoch=epoch, kind=event.kind, id=event.id)
    if form != "html":
        body["at"], body["actor"] = event.at.isoformat(), event.actor
    try:
        _show(body, rendered, form)
    except Exception as error:
        rendered = _unshown(event, error)
        _show(body, rendered, form)
    if rendered is UNSHOWN:
        body["unshown"] = True
    return body


def _show(body: EventData, rendered: Rendered, form: str) -> None:
    if form == "html":
        body["html"] = rendered.html
    else:
        body["data"] = rendered.data
