"""The rows of a list. Pages continue after a key ("after this row"), so the thousandth page costs as much as the first,
and rows that are added meanwhile neither repeat nor hide others."""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from tortoise.connection import get_connection
from tortoise.exceptions import ValidationError
from tortoise.expressions import Q
from tortoise.fields.base import Field
from tortoise.models import Model
from tortoise.queryset import QuerySet

from app.admin.lists.declaration import Listing
from app.admin.lists.state import Place, State
from app.principal import Principal
from app.text import is_plain, whole_number

# Counting further takes longer than the number is worth.
COUNTED = 10_000
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list. `total` counts up to `COUNTED`; `more_than` says that there are more. `after` and `before` are
    the places where the neighbouring pages start; None if there is none."""

    rows: Sequence[Any]
    total: int
    more_than: bool
    after: Place | None
    before: Place | None


def filtered_rows(listing: Listing, actor: Principal, state: State) -> QuerySet[Any]:
    """The query for all rows that match search and filters in `state`, unordered."""
    query = listing.rows(actor)
    if state.impossible:
        return query.filter(pk__in=[])
    if state.q and listing.search is not None:
        query = query.filter(listing.search.condition(state.q))
    for each in listing.filters:
        values = state.filters.get(each.key, ())
        if values:
            query = query.filter(Q(*(each.condition(value) for value in values), join_type=Q.OR))
    return query


async def read_page(listing: Listing, actor: Principal, state: State) -> Page:
    """The page at the place in `state`; the first page if there are no rows there or the place is invalid."""
    if not _is_valid_place(listing, actor, state):
        state = replace(state, after=None, before=None)
    counted = await count_up_to(filtered_rows(listing, actor, state), COUNTED + 1)
    if not counted:  # no second scan is needed
        return Page((), 0, more_than=False, after=None, before=None)
    backwards = state.before is not None and state.after is None
    found = await _rows_from(listing, actor, state, backwards).limit(state.size + 1)
    if not found and (state.after or state.before):
        return await read_page(listing, actor, replace(state, after=None, before=None))
    more = len(found) > state.size
    rows = list(reversed(found[: state.size])) if backwards else found[: state.size]
    earlier, later = (more, True) if backwards else (state.after is not None, more)
    return Page(
        rows,
        min(counted, COUNTED),
        counted > COUNTED,
        after=_place(listing, state, rows[-1]) if rows and later else None,
        before=_place(listing, state, rows[0]) if rows and earlier else None,
    )


async def count_up_to(query: QuerySet[Any], most: int) -> int:
    """The number of rows of `query`, counting at most `most`: the ORM's own `count` scans all rows."""
    some = query.limit(most).values_list(query.model._meta.pk_attr)
    some._make_query()
    statement, values = some.query.get_parameterized_sql()
    rows = await get_connection("default").execute_query_dict(
        f"SELECT count(*) AS n FROM ({statement}) AS bounded",  # noqa: S608 - the library's own, with its values apart
        values,
    )
    return int(rows[0]["n"])


async def row_keys(query: QuerySet[Any]) -> list[Any]:
    """The primary keys of the rows of `query`, in its order."""
    return list(await query.values_list(query.model._meta.pk_attr, flat=True))


async def iterate_rows(listing: Listing, actor: Principal, state: State) -> AsyncIterator[Any]:
    """Every row that matches `state`, in its order, read in batches."""
    at = replace(state, after=None, before=None)
    while rows := await _rows_from(listing, actor, at, backwards=False).limit(_BATCH):
        for row in rows:
            yield row
        if len(rows) < _BATCH:
            return
        at = replace(at, after=_place(listing, at, rows[-1]))


async def rows_after(
    listing: Listing, actor: Principal, state: State, place: Place | None, most: int
) -> tuple[list[Any], Place | None]:
    """Up to `most` rows behind `place` (None: from the first on), in the order of `state`, and where the last is."""
    at = replace(state, after=place, before=None)
    rows = list(await _rows_from(listing, actor, at, backwards=False).limit(most))
    return rows, _place(listing, state, rows[-1]) if rows else None


def rows_in_order(listing: Listing, actor: Principal, state: State) -> QuerySet[Any]:
    """The query for all rows that match `state`, in its order, from the first on."""
    return _rows_from(listing, actor, replace(state, after=None, before=None), backwards=False)


def parse_key(listing: Listing, actor: Principal, text: str) -> Any:
    """`text` as a primary key of this list; None if it cannot be one, which a database would refuse to look up."""
    key: Any = listing.rows(actor).model._meta.pk
    if key.field_type is not int:
        return text if len(text) <= key.max_length and is_plain(text) else None
    return whole_number(text)


def parse_keys(listing: Listing, actor: Principal, texts: Iterable[str]) -> list[Any]:
    """Those of `texts` that can be primary keys of this list, in their order."""
    return [key for text in texts if (key := parse_key(listing, actor, text)) is not None]


def _is_valid_place(listing: Listing, actor: Principal, state: State) -> bool:
    """Whether the place is one in this order. What came with the address may be anything, and databases refuse to
    compare a time with a word."""
    column = _column(listing.rows(actor).model, _field(listing, state))
    places = [place for place in (state.after, state.before) if place is not None]
    return all(_fits(column, place.value) and parse_key(listing, actor, place.id) is not None for place in places)


def _fits(column: Field[Any], value: object) -> bool:
    """Whether `column` can be asked for `value`: of its type, no longer than it, one of its options, and a number that
    it can hold."""
    if isinstance(value, int) and not column.constraints.get("ge", value) <= value <= column.constraints.get(
        "le", value
    ):
        return False
    try:
        return isinstance(value, column.field_type) and column.to_db_value(value, column.model) is not None
    except (ValueError, ValidationError):
        return False


def _field(listing: Listing, state: State) -> str:
    column = listing.column(state.sort.removeprefix("-"))
    assert column is not None
    assert column.sort is not None
    return column.sort


def _column(model: type[Model], path: str) -> Field[Any]:
    name, _, rest = path.partition("__")
    found: Any = model._meta.fields_map[name]
    return _column(found.related_model, rest) if rest else found


def value_at(row: Any, path: str) -> Any:
    """The value of a field of `row`, or with `__` of what belongs to it."""
    return reduce(getattr, path.split("__"), row)


def in_order(query: QuerySet[Any], path: str, descending: bool) -> QuerySet[Any]:
    """`query` in the order of the field `path`, and then of the key."""
    other = path.rpartition("__")[0]
    if other:  # not NULL, as a row always has one: said, it lets SQLite walk along the order of the other table
        query = query.select_related(other).filter(**{f"{path}__isnull": False})
    sign = "-" if descending else ""
    return query.order_by(*(f"{sign}{name}" for name in dict.fromkeys((path, query.model._meta.pk_attr))))


def _rows_from(listing: Listing, actor: Principal, state: State, backwards: bool) -> QuerySet[Any]:
    field, descending = _field(listing, state), state.descending != backwards
    query = filtered_rows(listing, actor, state)
    place = state.before if backwards else state.after
    if place is not None:
        side = "lt" if descending else "gt"
        by_key = field == query.model._meta.pk_attr
        query = query.filter(_beyond_key(place, side) if by_key else _after_place(field, place, side))
    return in_order(query, field, descending)


def _after_place(field: str, place: Place, side: str) -> Q:
    beyond: Mapping[str, Any] = {f"{field}__{side}": place.value}
    level: Mapping[str, Any] = {field: place.value, f"pk__{side}": place.id}
    return Q(**beyond) | Q(**level)


def _beyond_key(place: Place, side: str) -> Q:
    beyond: Mapping[str, Any] = {f"pk__{side}": place.value}
    return Q(**beyond)


def _place(listing: Listing, state: State, row: Model) -> Place:
    return Place(value_at(row, _field(listing, state)), str(row.pk))
