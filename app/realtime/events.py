"""Events a namespace handles: how a method becomes the handler of one, and how what a client sent is read."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from app.errors import BadRequest
from app.rate_limits.rules import Rule
from app.realtime.client import Connection
from app.realtime.protocol import EventModel

# What the libraries on both sides send or call themselves. The one here would run their handlers for any client.
RESERVED = frozenset({"connect", "disconnect", "connect_error", "disconnecting", "newListener", "removeListener"})

Handler = Callable[[Any, Connection, Any], Awaitable[dict[str, Any]]]
H = TypeVar("H", bound=Handler)


@dataclass(frozen=True, slots=True)
class EventSpec:
    """One event a client may send: its name, the record it must carry, and how often it may come from one person."""

    name: str
    model: type[EventModel]
    rule: Rule
    handler: Handler


EventSpecs = Mapping[str, EventSpec]


def event(name: str, model: type[EventModel], rate: str) -> Callable[[H], H]:
    """Make a method the handler of event `name`, carrying a `model`, at most `rate` ("20 per 10 second") a person."""

    def mark(handler: H) -> H:
        handler._event = (name, model, rate)  # type: ignore[attr-defined]
        return handler

    return mark


def events_of(namespace: Any) -> EventSpecs:
    """The events of a namespace's class, its own and those it inherits."""
    found: dict[str, EventSpec] = {}
    for base in reversed(namespace.__mro__):
        for member in vars(base).values():
            if hasattr(member, "_event"):
                name, model, rate = member._event
                found[name] = EventSpec(name, model, Rule.of(f"{namespace.path}:{name}", rate, shared=False), member)
    return found


def spec_of(events: EventSpecs, name: str) -> EventSpec:
    """The event `name`. Raises `BadRequest` with the code `reserved_event` or `unknown_event`."""
    spec = events.get(name)
    if spec is None:
        code = "reserved_event" if name in RESERVED else "unknown_event"
        raise BadRequest(f"no event {name[:64]!r} here", code=code)
    return spec


def parse(model: type[EventModel], args: list[Any]) -> EventModel:
    """What an event carries, as a `model`. Raises `BadRequest`."""
    if len(args) > 1:
        raise BadRequest("one object, please")
    try:
        return model.model_validate(args[0] if args else {})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "body"
        # Names of fields come from the client as well, and nobody needs a megabyte of them back.
        raise BadRequest(f"{where[:100]}: {first['msg']}") from None
