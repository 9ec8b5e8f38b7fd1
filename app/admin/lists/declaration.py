"""What a list is made of."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from app.principal import Principal


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `value` is what an export says (text, a number, a time or None), `sort` the field of the row that it
    is sorted by, `chosen` whether it is shown to those who have chosen nothing. A `wide` one gives way on narrow
    screens."""

    key: str
    label: str
    value: Callable[[Any], Any]
    sort: str | None = None
    chosen: bool = True
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """The box for searching: its hint, and what a text means as a condition."""

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
    """A filter that is typed. `hint` is what the empty box says, if not its name."""

    key: str
    label: str
    condition: Callable[[str], Q]
    hint: str = ""


Do = Callable[[Principal, str, Mapping[str, str]], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Action:
    """Something done to a row, or to many. `do(actor, row id, form)` does it to one and raises an `AppError` where it
    may not. `confirm` is the question asked before; with `typed`, for what cannot be undone, the answer has to be
    typed. `fields` is a template with what else is asked. `offered` says for which rows it is there at all; `bulk`
    whether for many; `proof` whether it wants a fresh proof of who asks, which only what takes back an offer may go
    without."""

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
    """A list. `rows` is what the person may know of at all; `context` what the cells need besides the rows on a page,
    as `at.<name>`; `head` a template with what stands above the table; `export` and `act` name the permissions for
    these where they are not `permission`. A `tail` follows
    what is added at its beginning, if somebody tells of it. `named` is what one types for a row to say that it is
    this one that is meant; for several rows it is their number."""

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
        """The column `key`."""
        return next((column for column in self.columns if column.key == key), None)

    def action(self, key: str) -> Action | None:
        """The action `key`."""
        return next((action for action in self.actions if action.key == key), None)

    def offers(self, actor: Principal, row: Model) -> list[Action]:
        """The actions that `actor` is offered for `row`."""
        if self.act is not None and not actor.may(self.act):
            return []
        return [action for action in self.actions if action.offered(actor, row)]
