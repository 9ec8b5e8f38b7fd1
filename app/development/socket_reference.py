"""Generates the help page of socket events: what clients may send and what they are sent, with every field."""

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from app.actions import Input
from app.admin.lists.live import RowsData
from app.chat.schema.sent import KINDS as CHAT_KINDS
from app.chat.schema.sent import SENT as CHAT_SENT
from app.chat.socket import ChatNamespace
from app.notifications.schema import KINDS as NOTIFICATION_KINDS
from app.notifications.schema import SENT as NOTIFICATION_SENT
from app.notifications.socket import NotificationsNamespace
from app.realtime.events import EventSpec
from app.realtime.namespace import Namespace
from app.realtime.protocol import SENT as COMMON_SENT

Schema = Mapping[str, Any]

# What the server sends in each namespace besides what both have in common, and its kinds of stream events.
SENT: Mapping[type[Namespace], Mapping[str, type]] = {
    ChatNamespace: CHAT_SENT,
    NotificationsNamespace: {**NOTIFICATION_SENT, "rows": RowsData},
}
KINDS: Mapping[type[Namespace], Mapping[str, type]] = {
    ChatNamespace: CHAT_KINDS,
    NotificationsNamespace: NOTIFICATION_KINDS,
}


class _Records:
    """The records that answers and events are made of. Those within others are described once, at the end."""

    def __init__(self) -> None:
        self._named: dict[str, type] = {}

    def fields_of(self, record: type) -> list[str]:
        """A Markdown line for each field of `record`."""
        required: frozenset[str] = getattr(record, "__required_keys__", frozenset())
        hints = get_type_hints(record)
        return [f"- `{name}{'' if name in required else '?'}`: {self._type(hints[name])}" for name in hints]

    def link_to(self, record: type) -> str:
        """A link to the section of `record`, which `described` will then write."""
        self._named[record.__name__] = record
        return f"[{record.__name__}](#{record.__name__.lower()})"

    def described(self) -> Iterator[str]:
        """A section for each record that was linked, and for those that these link to."""
        done: dict[str, str] = {}
        while left := sorted(self._named.keys() - done.keys()):
            for name in left:
                record = self._named[name]
                done[name] = "\n".join([f"### {name}", "", words_of(record), "", *self.fields_of(record)])
        return iter(done[name] for name in sorted(done))

    def _type(self, hint: Any) -> str:
        if is_typeddict(hint):
            return self.link_to(hint)
        if hint in _PLAIN:
            return _PLAIN[hint]
        inner = [self._type(each) for each in get_args(hint)]
        if get_origin(hint) in (Union, UnionType):
            return " or ".join(inner)
        if get_origin(hint) is list:
            return f"list of {inner[0]}"
        return f"object whose values are {inner[1]}" if inner and inner[1] != "anything" else "object"


_PLAIN: Mapping[Any, str] = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    type(None): "null",
    Any: "anything",
}


def words_of(described: object) -> str:
    """The docstring of `described` in one line."""
    return " ".join((described.__doc__ or "").split())


def _sent_fields(model: type[Input]) -> list[str]:
    """A line for each field of what a client sends, with its bounds."""
    schema = model.model_json_schema()
    required = schema.get("required", ())
    fields = schema.get("properties", {})
    return [f"- `{name}{'' if name in required else '?'}`: {_bounded(field)}" for name, field in fields.items()]


def _bounded(field: Schema) -> str:
    """What a field of a JSON schema holds, in words."""
    if "anyOf" in field:
        return " or ".join(_bounded(each) for each in field["anyOf"])
    if "enum" in field:
        return " or ".join(f"`{each}`" for each in field["enum"])
    match field.get("type"):
        case "string":
            return f"text{_bounds(field, 'Length', 'characters')}"
        case "integer":
            return f"whole number{_range(field)}"
        case "array" if "prefixItems" in field:
            return f"list of {' and '.join(_bounded(each) for each in field['prefixItems'])}"
        case "array":
            return f"list{_bounds(field, 'Items', 'entries')} of {_bounded(field['items'])}"
        case "object":
            return f"object whose values are {_bounded(field['additionalProperties'])}"
        case other:
            return str(other)


def _bounds(field: Schema, of: str, units: str) -> str:
    least, most = field.get(f"min{of}"), field.get(f"max{of}")
    if most is None:
        return f" (matching `{field['pattern']}`)" if "pattern" in field else ""
    return f" ({least} to {most} {units})" if least else f" (at most {most} {units})"


def _range(field: Schema) -> str:
    least, most = field.get("minimum"), field.get("maximum")
    if most is not None:
        return f" ({least} to {most})"
    return "" if least is None else f" ({least} or more)"


def events_reference() -> str:
    """The generated part of the page, as Markdown: events, answers and types."""
    records = _Records()
    common = {name: spec for name, spec in ChatNamespace.events.items() if spec.handler in vars(Namespace).values()}
    parts = ["## What you send to both namespaces", *(_incoming(records, spec) for spec in common.values())]
    for namespace in SENT:
        parts += [
            f"## What you send to {namespace.path}",
            f"You need the permission `{namespace.permission}` to connect.",
            *(_incoming(records, spec) for spec in _in_order(namespace) if spec.name not in common),
        ]
    parts += ["## What the server sends in both namespaces", *_outgoing(records, COMMON_SENT)]
    for namespace, sent in SENT.items():
        parts += [f"## What the server sends in {namespace.path}", _kinds(records, namespace)]
        parts += _outgoing(records, sent)
    return "\n\n".join([*parts, "## Types", *records.described()])


def _in_order(namespace: type[Namespace]) -> list[EventSpec]:
    """The events as they stand in the code, those of the first base first."""
    handlers = [member for base in namespace.__mro__ for member in vars(base).values()]
    return sorted(namespace.events.values(), key=lambda spec: handlers.index(spec.handler))


def _incoming(records: _Records, spec: EventSpec) -> str:
    lines = [f"### {spec.name}", "", _purpose(spec), "", *(_sent_fields(spec.model) or ["No fields."]), ""]
    for answer in _answers(spec):
        lines += [f"Answer: {words_of(answer)}", ""]
        if fields := records.fields_of(answer):
            lines += [*fields, ""]
    return "\n".join([*lines, f"Limit: {_limit(spec)} for a person."])


def _purpose(spec: EventSpec) -> str:
    """What the event does: its record says so, unless several events carry that; then the action does."""
    shared = sum(each.model is spec.model for namespace in SENT for each in namespace.events.values()) > 1
    if not shared or spec.action is None:
        return words_of(spec.model)
    return words_of(spec.action.perform).partition(" Raises ")[0]


def _answers(spec: EventSpec) -> tuple[type, ...]:
    """The records of which an event is answered with one."""
    hint = get_type_hints(spec.handler)["return"]
    return get_args(hint) if get_origin(hint) is UnionType else (hint,)


def _limit(spec: EventSpec) -> str:
    """How often the event may come: its own rule, or that of its action. `limits` writes it as "30 per 10 second"."""
    rule = spec.rule or (spec.action.rule if spec.action else None)
    if rule is None:
        raise ValueError(f"{spec.name} has no limit")
    count, _, number, unit = str(rule.rate).split()
    return f"{count} in a {unit}" if number == "1" else f"{count} in {number} {unit}s"


def _outgoing(records: _Records, sent: Mapping[str, type]) -> list[str]:
    return ["\n".join([f"### {name}", "", words_of(each), "", *records.fields_of(each)]) for name, each in sent.items()]


def _kinds(records: _Records, namespace: type[Namespace]) -> str:
    rows = [f"| `{kind}` | {records.link_to(record)} |" for kind, record in KINDS[namespace].items()]
    return "\n".join(["An `event` is of one of these kinds:", "", "| kind | `data` |", "|---|---|", *rows])
