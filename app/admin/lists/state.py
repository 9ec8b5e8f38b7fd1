"""The state of a list as the query of its address: search, filters, order and place. The same address shows the same
list to everyone.

An order, a size, a place and columns that are invalid are ignored. What narrows a list never is: a filter by something
that is not there (any more), or by a text that it cannot read, matches nothing, since without it "all that match" would
be everybody."""

import base64
import binascii
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import parse_qsl, urlencode

import orjson
from werkzeug.datastructures import MultiDict

from app.admin.lists.declaration import Choice, Listing, Text
from app.principal import Principal
from app.text import is_plain, is_storable, whole_number

SIZES = (25, 50, 100)
# What a list says in its address; longer ones do not fit into one.
QUERY_LENGTH = 8_000
_TEXT_LENGTH = 100
_VALUES = 20

Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the order of a list: the sort value and the id of a row."""

    value: Value | datetime
    id: str

    def __str__(self) -> str:
        at = {"t": self.value.isoformat()} if isinstance(self.value, datetime) else {"v": self.value}
        return base64.urlsafe_b64encode(orjson.dumps({**at, "i": self.id})).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """The place encoded in `text`, or None if it is invalid."""
        try:
            found = orjson.loads(base64.urlsafe_b64decode(text[:1_000] + "=" * (-len(text) % 4)))
            value = datetime.fromisoformat(found["t"]) if "t" in found else found["v"]
            row_id = found["i"]
        except (ValueError, KeyError, TypeError, binascii.Error):
            return None
        fits = isinstance(row_id, str) and isinstance(value, str | int | bool | datetime)
        return cls(value, row_id) if fits and is_storable([value, row_id]) else None


@dataclass(frozen=True, slots=True)
class State:
    """`sort` is a column's key, with `-` before it for descending order. `filters` has the values of each filter; with
    none that a filter knows, the list is `impossible`: nothing matches. `problems` says what is wrong with those values
    that a filter cannot read, by its key. The page begins after `after` or ends before `before`."""

    q: str
    filters: Mapping[str, tuple[str, ...]]
    sort: str
    size: int
    after: Place | None = None
    before: Place | None = None
    columns: tuple[str, ...] = ()
    impossible: bool = False
    problems: Mapping[str, str] = field(default_factory=dict)

    @property
    def descending(self) -> bool:
        """Whether the list is sorted in descending order."""
        return self.sort.startswith("-")

    @property
    def narrowed(self) -> bool:
        """Whether a search or a filter is active."""
        return bool(self.q or any(self.filters.values()))

    def query(self, **changes: object) -> str:
        """The query of the address with `changes` made. The place is dropped unless it is among them: a changed list
        starts at its beginning."""
        changed = replace(self, **{"after": None, "before": None, **changes})  # type: ignore[arg-type]
        return urlencode(changed.pairs())

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters of the query, as name and value."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(key, value) for key, values in self.filters.items() for value in values]
        pairs += [("sort", self.sort), ("size", str(self.size))]
        if self.columns:
            pairs.append(("columns", ",".join(self.columns)))
        return pairs + [(name, str(at)) for name, at in (("after", self.after), ("before", self.before)) if at]

    def without(self, key: str, value: str) -> str:
        """The query with `value` removed from the filter `key`."""
        left = tuple(each for each in self.filters.get(key, ()) if each != value)
        return self.query(filters={**self.filters, key: left})

    def sorted_by(self, key: str) -> str:
        """The query sorted by the column `key`; in descending order if it is sorted by it already."""
        return self.query(sort=f"-{key}" if self.sort == key else key)


def read_state(
    listing: Listing,
    given: MultiDict[str, str],
    choices: Mapping[str, Collection[str]],
    chosen: Collection[str] = (),
    size: int = SIZES[0],
) -> State:
    """The state of `listing` in the parameters `given`. `choices` are the valid values of each filter; `chosen` columns
    and `size` are what the person chose before."""
    number = whole_number(given.get("size"))
    number = size if number is None else number
    asked = {each.key: _values(each, given.getlist(each.key)) for each in listing.filters}
    known = {
        each.key: _known(asked[each.key], choices.get(each.key, ())) if isinstance(each, Choice) else asked[each.key]
        for each in listing.filters
    }
    problems = {each.key: problem for each in listing.filters if (problem := _problem(each, asked[each.key]))}
    return State(
        q=_clean(given.get("q", "")),
        filters={key: known[key] or asked[key] for key in asked},
        impossible=bool(problems) or any(asked[key] and not known[key] for key in asked),
        problems=problems,
        sort=_sort(listing, given.get("sort", "")),
        size=number if number in SIZES else SIZES[0],
        after=Place.read(given["after"]) if "after" in given else None,
        before=Place.read(given["before"]) if "before" in given else None,
        columns=_columns(listing, given["columns"].split(",") if "columns" in given else chosen),
    )


async def load_choices(listing: Listing, actor: Principal) -> dict[str, dict[str, str]]:
    """What `actor` can choose from in each filter of `listing`: the labels of the values."""
    return {
        each.key: {option.value: option.label for option in await each.options(actor)}
        for each in listing.filters
        if isinstance(each, Choice)
    }


async def read_query(listing: Listing, actor: Principal, query: str) -> State:
    """The state of `listing` in the `query` of its address, with the values that `actor` can choose from."""
    given = MultiDict(parse_qsl(query[:QUERY_LENGTH]))
    return read_state(listing, given, await load_choices(listing, actor))


def _clean(text: str) -> str:
    """`text`, with a character that is in no name for each that cannot be in one."""
    text = text.strip()[:_TEXT_LENGTH]
    return text if is_plain(text) else "".join(char if is_plain(char) else "\ufffd" for char in text)


def _values(each: Choice | Text, given: Iterable[str]) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(value for value in map(_clean, given) if value))
    return values[: 1 if isinstance(each, Text) else _VALUES]


def _known(values: Iterable[str], choices: Collection[str]) -> tuple[str, ...]:
    return tuple(value for value in values if value in choices)


def _problem(each: Choice | Text, values: Sequence[str]) -> str:
    return each.problem(values[0]) if values and isinstance(each, Text) else ""


def _sort(listing: Listing, wanted: str) -> str:
    column = listing.column(wanted.removeprefix("-"))
    return wanted if column is not None and column.sort else listing.sort


def _columns(listing: Listing, wanted: Collection[str]) -> tuple[str, ...]:
    """The columns that are shown, in the order of the declaration; the first one always is."""
    keys = [column.key for column in listing.columns]
    known = [key for key in keys[1:] if key in wanted]
    return tuple(keys[:1] + known) if known else ()
