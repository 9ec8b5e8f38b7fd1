"""Events a namespace handles: how a method becomes the handler of one, and how what a client sent is read."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from app.actions import Action, Input, validated
from app.errors import BadRequest
from app.rate_limits.rules import Rule
from app.realtime.client import NamespaceConnection

# What the libraries on both sides send or call themselves. The one here would run their handlers for any client.
RESERVED_EVENTS = frozenset(
    {"connect", "disconnect", "connect_error", "disconnecting", "newListener", "removeListener"}
)

# What a handler returns is what the event is answered with, besides `ok`: a record of the feature's schema.
Handler = Callable[[Any, NamespaceConnection, Any], Awaitable[Mapping[str, Any]]]
H = TypeVar("H", bound=Handler)


@dataclass(frozen=True, slots=True)
class EventSpec:
    """One event a client may send: its name, the record it must carry, how often it may come from one person (None: the
    `action` that it calls says so), and its handler."""

    name: str
    model: type[Input]
    rule: Rule | None
    handler: Handler
    action: Action[Any, Any] | None = None


EventSpecs = Mapping[str, EventSpec]


def event(name: str, model: type[Input], rate: str) -> Callable[[H], H]:
    """Make a method the handler of event `name`, carrying a `model`, at most `rate` ("20 per 10 second") a person: for
    what only concerns a connection."""

    def mark(handler: H) -> H:
        handler._event = (name, model, rate, None)  # type: ignore[attr-defined]
        return handler

    return mark


def action_event(action: Action[Any, Any], name: str = "") -> Callable[[H], H]:
    """Make a method the handler of the event `name`, by default that of `action`. It gets what the client sent as it
    came, and calls the action with it, which checks all that is to be checked."""

    def mark(handler: H) -> H:
        handler._event = (name or action.name, action.model, None, action)  # type: ignore[attr-defined]
        return handler

    return mark


def collect_events(namespace: Any) -> EventSpecs:
    """The events of a namespace's class, its own and those it inherits."""
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
    """The one object that an event carries. Raises `BadRequest` for several."""
    if len(args) > 1:
        raise BadRequest("one object, please")
    return args[0] if args else {}


def parse(model: type[Input], body: object) -> Input:
    """What an event carries, as a `model`. Raises `Invalid` (bad_request)."""
    return validated(model, body)
