"""Declaring the handlers of a namespace's events, and parsing what clients send."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from app.actions import Action, Input, validated
from app.errors import BadRequest
from app.rate_limits.rules import Rule
from app.realtime.client import NamespaceConnection

# Names reserved by the Socket.IO libraries; the library here would run handlers of these names for any client.
RESERVED_EVENTS = frozenset(
    {"connect", "disconnect", "connect_error", "disconnecting", "newListener", "removeListener"}
)

# Handlers return the answer to the event, without `ok`: a record of the feature's schema.
Handler = Callable[[Any, NamespaceConnection, Any], Awaitable[Mapping[str, Any]]]
H = TypeVar("H", bound=Handler)


@dataclass(frozen=True, slots=True)
class EventSpec:
    """One event that clients may send: name, input model, rate for one person (None: that of its `action`), and
    handler."""

    name: str
    model: type[Input]
    rule: Rule | None
    handler: Handler
    action: Action[Any, Any] | None = None


EventSpecs = Mapping[str, EventSpec]


def event(name: str, model: type[Input], rate: str) -> Callable[[H], H]:
    """Make a method the handler of the event `name` with input `model`, at most `rate` ("20 per 10 second") for one
    person: for events that concern only a connection."""

    def mark(handler: H) -> H:
        handler._event = (name, model, rate, None)  # type: ignore[attr-defined]
        return handler

    return mark


def action_event(action: Action[Any, Any], name: str = "") -> Callable[[H], H]:
    """Make a method the handler of the event `name`, by default that of `action`. It gets the client's input unchecked,
    and passes it to the action, which checks it."""

    def mark(handler: H) -> H:
        handler._event = (name or action.name, action.model, None, action)  # type: ignore[attr-defined]
        return handler

    return mark


def collect_events(namespace: Any) -> EventSpecs:
    """The events of a namespace's class, with inherited ones."""
    found: dict[str, EventSpec] = {}
    for base in reversed(namespace.__mro__):
        for member in vars(base).values():
            if hasattr(member, "_event"):
                name, model, rate, action = member._event
                rule = Rule.of(f"{namespace.path}:{name}", rate, shared=False) if rate else None
                found[name] = EventSpec(name, model, rule, member, action)
    return found


def find_event(events: EventSpecs, name: str) -> EventSpec:
    """The event `name`. Raises `BadRequest` with the code `reserved_event` or `unknown_event`."""
    spec = events.get(name)
    if spec is None:
        code = "reserved_event" if name in RESERVED_EVENTS else "unknown_event"
        raise BadRequest(f"no event {name[:64]!r} here", code=code)
    return spec


def single_argument(args: list[Any]) -> Any:
    """The one object in the arguments of an event, {} if there is none. Raises `BadRequest` for several."""
    if len(args) > 1:
        raise BadRequest("one object, please")
    return args[0] if args else {}


def parse(model: type[Input], body: object) -> Input:
    """The input of an event as a `model`. Raises `Invalid` (bad_request)."""
    return validated(model, body)
