"""What the realtime layer must be told by the features: who may read a stream, and how an event of a kind looks."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.identity import Principal
from app.ids import is_id
from app.realtime.streams import Event


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


@dataclass(frozen=True, slots=True)
class StreamSource:
    """A family of streams, `<prefix>:<key>`, that one namespace delivers to whom `authorize` lets in: it says which of
    some keys are those of streams that a person may follow. `remaining` says which of some people (by id) may still
    have the stream of a key; None where nobody ever loses it."""

    prefix: str
    namespace: str
    authorize: Callable[[Principal, Sequence[str]], Awaitable[Collection[str]]]
    remaining: Callable[[Collection[str], str], Awaitable[Collection[str]]] | None = None


Renderer = Callable[[Sequence[Event]], Awaitable[list[Rendered]]]

_renderers: dict[str, Renderer] = {}
_sources: dict[str, StreamSource] = {}


def renders(kind: str) -> Callable[[Renderer], Renderer]:
    """Register the renderer of events of `kind`. It gets a batch, so that a batch costs a query and not a hundred."""

    def register(renderer: Renderer) -> Renderer:
        _renderers[kind] = renderer
        return renderer

    return register


def delivers(source: StreamSource) -> None:
    """Register a family of streams."""
    _sources[source.prefix] = source


def source_of(stream: str, namespace: str | None = None) -> StreamSource | None:
    """The family `stream` belongs to, if there is one and (when given) `namespace` delivers it."""
    prefix, _, key = stream.partition(":")
    source = _sources.get(prefix) if is_id(key) else None
    return source if source and namespace in (None, source.namespace) else None


def key_of(stream: str) -> str:
    """The id in a stream's name."""
    return stream.partition(":")[2]


async def render_events(events: Sequence[Event]) -> list[Rendered]:
    """`events` rendered, in their order."""
    rendered: dict[str, Rendered] = {}
    by_kind: dict[str, list[Event]] = {}
    for event in events:
        by_kind.setdefault(event.kind, []).append(event)
    for kind, batch in by_kind.items():
        for event, result in zip(batch, await _renderers[kind](batch), strict=True):
            rendered[event.id] = result
    return [rendered[event.id] for event in events]


def envelope(event: Event, rendered: Rendered, epoch: str, form: str) -> dict[str, Any]:
    """The body of an `event` message in `form` (`html` or `json`), as the contract has it."""
    body: dict[str, Any] = {
        "stream": event.stream,
        "seq": event.seq,
        "epoch": epoch,
        "kind": event.kind,
        "id": event.id,
    }
    if form == "html":
        return body | {"html": rendered.html}
    return body | {"at": event.at.isoformat(), "actor": event.actor, "data": rendered.data}
