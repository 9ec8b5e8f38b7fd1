"""The parts that a list is declared with."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from app.actions import Action
from app.principal import Principal


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `value` is its value in exports (text, number, time or None), `sort` the field of the row to sort by,
    or of what the row belongs to (`role__rank`), `chosen` whether it is shown by default. `wide` columns are hidden on
    narrow screens."""

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
    """A filter that is typed. `hint` is an example of what to type. `problem` says what is wrong with a
    text that this filter cannot read, "" of all others."""

    key: str
    label: str
    condition: Callable[[str], Q]
    hint: str = ""
    problem: Callable[[str], str] = lambda text: ""  # noqa: ARG005


async def _no_rows(actor: Principal) -> Mapping[str, Q]:  # noqa: ARG001
    return {}


@dataclass(frozen=True, slots=True)
class RowAction:
    """An action that is offered for a row, or for many. `action` does it to one, and says who may and whether they
    prove first who they are. `confirm` is the question asked before; with `typed`, for what cannot be undone, the
    answer has to be typed. `fields` is a template with what else is asked. `offered` says for which rows it is there
    at all; `bulk` whether for many. `shown` says how stored values of `fields` are called, if others saved some.
    `left_out` says which rows the action is known to refuse to a person: a condition for each error code."""

    key: str
    label: str
    icon: str
    action: Action[Any, Any]
    done: Callable[[int], str]
    confirm: str = ""
    danger: bool = False
    typed: bool = False
    fields: str = ""
    bulk: bool = True
    offered: Callable[[Principal, Any], bool] = lambda actor, row: True  # noqa: ARG005
    shown: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    left_out: Callable[[Principal], Awaitable[Mapping[str, Q]]] = _no_rows


async def _nothing(actor: Principal, rows: Sequence[Any]) -> Mapping[str, Any]:  # noqa: ARG001
    return {}


@dataclass(frozen=True, slots=True)
class Listing:
    """A list. `rows` is what the person may know of at all; `context` what the cells need besides the rows on a page,
    as `at.<name>`; `head` a template with what stands above the table. `row` is the name by which its actions take
    the id of a row. A `tail` follows what is added at its beginning, if somebody tells of it. `named` is what one
    types for a row to say that it is this one that is meant; for several rows it is their number. With `fetch_menus`
    the menu of a row, of which most is the same for a hundred rows, is fetched when it opens; the page at `href` offers
    the same."""

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
    actions: Sequence[RowAction] = ()
    href: Callable[[Any], str] | None = None
    named: Callable[[Any], str] | None = None
    context: Callable[[Principal, Sequence[Any]], Awaitable[Mapping[str, Any]]] = _nothing
    head: str = ""
    nothing_yet: str = ""
    row: str = "id"
    tail: bool = False
    fetch_menus: bool = False
    words: Mapping[str, str] = field(default_factory=dict)

    def column(self, key: str) -> Column | None:
        """The column with this `key`, or None."""
        return next((column for column in self.columns if column.key == key), None)

    def action(self, key: str) -> RowAction | None:
        """The action with this `key`, or None."""
        return next((action for action in self.actions if action.key == key), None)

    def for_many(self, actor: Principal) -> list[RowAction]:
        """The actions that `actor` is offered for many rows."""
        return [each for each in self.actions if each.bulk and _may(actor, each)]

    def offers(self, actor: Principal, row: Model) -> list[RowAction]:
        """The actions that `actor` may do to `row`, in the order of their declaration."""
        return [each for each in self.actions if _may(actor, each) and each.offered(actor, row)]


def _may(actor: Principal, offered: RowAction) -> bool:
    permission = offered.action.permission
    return permission is None or actor.may(permission)
