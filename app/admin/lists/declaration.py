"""The parts that a list is declared with."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from app.principal import Principal


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `value` is its value in exports (text, number, time or None), `sort` the field of the row to sort by,
    `chosen` whether it is shown by default. `wide` columns are hidden on narrow screens."""

    key: str
    label: str
    value: Callable[[Any], Any]
    sort: str | None = None
    chosen: bool = True
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """The search box: its hint, and the condition for a typed text."""

    hint: str
    condition: Callable[[str], Q]


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be chosen, and its name in the reader's language."""

    value: str
    label: str


Options = Callable[[Principal], Awaitable[Sequence[Option]]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter with values to choose from; several chosen ones add up."""

    key: str
    label: str
    condition: Callable[[str], Q]
    options: Options


@dataclass(frozen=True, slots=True)
class Text:
    """A filter that is typed. `hint` is the placeholder, if it is not the label."""

    key: str
    label: str
    condition: Callable[[str], Q]
    hint: str = ""


Do = Callable[[Principal, str, Mapping[str, str]], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Action:
    """An action on one row or many. `do(actor, row id, form)` does it to one row and raises an `AppError` if it is
    refused. `confirm` is the question asked before; with `typed`, for irreversible actions, the answer has to be
    typed. `fields` is a template with further fields of that form. `offered` says for which rows the action is
    shown, `bulk` whether it works for many at once, and `proof` whether it needs re-authentication, which only
    withdrawing an offer may go without."""

    key: str
    label: str
    icon: str
    do: Do
    confirm: str = ""
    danger: bool = False
    typed: bool = False
    fields: str = ""
    bulk: bool = True
    proof: bool = True
    offered: Callable[[Principal, Any], bool] = lambda actor, row: True  # noqa: ARG005


async def _nothing(actor: Principal, rows: Sequence[Any]) -> Mapping[str, Any]:  # noqa: ARG001
    return {}


@dataclass(frozen=True, slots=True)
class Listing:
    """A list. `rows` is the query for the rows that the person may see; `context` is what cells need besides the rows
    of a page, as `at.<name>`; `head` is a template for the part above the table; `export` and `act` are the
    permissions for these if they are not `permission`. With `tail`, open pages show rows that are added at the
    beginning. `named` is the text to type to confirm an action on one row; for several rows it is their number."""

    name: str
    path: str
    title: str
    icon: str
    permission: str
    rows: Callable[[Principal], QuerySet[Any]]
    cells: str
    columns: Sequence[Column]
    sort: str
    search: Search | None = None
    filters: Sequence[Choice | Text] = ()
    actions: Sequence[Action] = ()
    href: Callable[[Any], str] | None = None
    named: Callable[[Any], str] | None = None
    context: Callable[[Principal, Sequence[Any]], Awaitable[Mapping[str, Any]]] = _nothing
    head: str = ""
    nothing_yet: str = ""
    export: str | None = None
    act: str | None = None
    tail: bool = False
    words: Mapping[str, str] = field(default_factory=dict)

    def column(self, key: str) -> Column | None:
        """The column with this `key`, or None."""
        return next((column for column in self.columns if column.key == key), None)

    def action(self, key: str) -> Action | None:
        """The action with this `key`, or None."""
        return next((action for action in self.actions if action.key == key), None)

    def offers(self, actor: Principal, row: Model) -> list[Action]:
        """The actions that `actor` may do to `row`, in the order of their declaration."""
        if self.act is not None and not actor.may(self.act):
            return []
        return [action for action in self.actions if action.offered(actor, row)]
