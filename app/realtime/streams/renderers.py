"""What the realtime layer must be told by the features: who may read a stream, and how an event of a kind looks."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import structlog

from app.database import DATABASE_AWAY
from app.ids import is_id
from app.principal import Principal
from app.realtime.protocol import EventData
from app.realtime.streams import Event

log = structlog.get_logger()


class Rendered:
    """An event as clients get it: `data` for JSON clients, `html` (`<hx-partial>` elements) for panels. Each is made
    when the first such client is met: often there are only those of one kind."""

    def __init__(self, data: Callable[[], dict[str, Any]], html: Callable[[], str]) -> None:
        self._make_data = data
        self._make_html = html

    @cached_property
    def data(self) -> dict[str, Any]:
        """The body for JSON clients."""
        return self._make_data()

    @cached_property
    def html(self) -> str:
        """The markup for panels."""
        return self._make_html()


# In place of what could not be rendered: the stream goes on for everyone, and panels say that something is missing.
UNSHOWN = Rendered(dict, str)


@dataclass(frozen=True, slots=True)
class StreamSource:
    """A family of streams, `<prefix>:<key>`, that one namespace delivers to whom `authorize` lets in: it says which of
    some keys are those of streams that a person may follow. `remaining` says which of some people (by id) may still
    have the stream of a key, and `loses` from whom (by id) an event takes its stream; None where nobody ever loses it.
    """

    prefix: str
    namespace: str
    authorize: Callable[[Principal, Sequence[str]], Awaitable[Collection[str]]]
    remaining: Callable[[Collection[str], str], Awaitable[Collection[str]]] | None = None
    loses: Callable[[Event], str | None] | None = None


Renderer = Callable[[Sequence[Event]], Awaitable[list[Rendered]]]

_renderers: dict[str, Renderer] = {}
_sources: dict[str, StreamSource] = {}


def renders(kind: str) -> Callable[[Renderer], Renderer]:
    """Register the renderer of events of `kind`. It gets a batch, so that a batch costs a query and not a hundred."""

    def register(renderer: Renderer) -> Renderer:
        _renderers[kind] = renderer
        return renderer

    return register


def register_source(source: StreamSource) -> None:
    """Register a family of streams."""
    _sources[source.prefix] = source


def find_source(stream: str, namespace: str | None = None) -> StreamSource | None:
    """The family `stream` belongs to, if there is one and (when given) `namespace` delivers it."""
    prefix, _, key = stream.partition(":")
    source = _sources.get(prefix) if is_id(key) else None
    return source if source and namespace in (None, source.namespace) else None


def stream_key(stream: str) -> str:
    """The id in a stream's name."""
    return stream.partition(":")[2]


async def render_events(events: Sequence[Event]) -> list[Rendered]:
    """`events` rendered, in their order; `UNSHOWN` for what cannot be. Raises what `DATABASE_AWAY` lists: that passes,
    and then all of it can be rendered."""
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
    except DATABASE_AWAY:
        raise
    except Exception as error:
        if len(batch) == 1:
            return [_unshown(batch[0], error)]
    return [result for event in batch for result in await _render(kind, [event])]


def _unshown(event: Event, error: Exception) -> Rendered:
    log.error("event_not_shown", stream=event.stream, seq=event.seq, kind=event.kind, exc_info=error)
    return UNSHOWN


def envelope(event: Event, rendered: Rendered, epoch: str, form: str) -> EventData:
    """The body of an `event` message in `form` (`html` or `json`), as the contract has it. What cannot be shown has an
    empty `html` or `data`, and says so with `unshown`."""
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
