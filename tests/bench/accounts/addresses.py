"""Every address that a list offers: each filter with each order, filters by two, searches, and pages far from the
ends. Read from the declarations, so that what is offered tomorrow is measured tomorrow."""

from collections.abc import Mapping, Sequence
from itertools import combinations, product
from urllib.parse import urlencode

from quart import Quart

from app.admin.lists.declaration import Choice, Listing
from app.admin.lists.pagination import COUNTED, in_order, value_at
from app.admin.lists.state import Place
from app.principal import Principal

Pairs = tuple[tuple[str, str], ...]

# What is typed, by list and filter ("q" is the box for searching): what many have, what one has, what nobody has.
TYPED: Mapping[str, Mapping[str, Sequence[str]]] = {
    "users": {"q": ("anna", "a", "person-77777@", "nobody-has-this-name", "сокол")},
    "sessions": {"q": ("anna", "person-77777@", "nobody-has-this-name"), "address": ("198.51.7.7", "203.0.113.1")},
    "audit": {
        "q": ("198.51.7.7", "session-77777", "77777", "nothing-like-it"),
        "who": ("anna", "person-77777@", "nobody-has-this-name"),
        "target": ("user:", "user:01", "role:"),
        "address": ("198.51.7", "203.0.113.1"),
        "since": ("2000-01-01", "{middle}", "{late}", "2100-01-01"),
        "until": ("2000-01-01", "{middle}", "{late}", "2100-01-01"),
    },
}
# Of filters with many values, this many stand for the others where two filters meet.
_OF_MANY = 3


async def addresses_of(app: Quart, listing: Listing, actor: Principal, moments: Mapping[str, str]) -> list[str]:
    """The addresses of `listing` in `app` for `actor`; `moments` are the days that stand for names in what is typed."""
    values = {name: [text.format(**moments) for text in texts] for name, texts in TYPED.get(listing.name, {}).items()}
    searches: list[Pairs] = [(("q", text),) for text in values.pop("q", ())]
    async with app.test_request_context(listing.path):
        for each in listing.filters:
            if isinstance(each, Choice):
                values[each.key] = [option.value for option in await each.options(actor)]
    alone: list[Pairs] = [((key, value),) for key, texts in values.items() for value in texts]
    both: list[Pairs] = [
        ((one, a), (other, b))
        for one, other in combinations(values, 2)
        for a, b in product(values[one][:_OF_MANY], values[other][:_OF_MANY])
    ]
    several: list[Pairs] = [
        tuple((each.key, value) for value in values[each.key][:2])
        for each in listing.filters
        if isinstance(each, Choice)
    ]
    orders = [(("sort", f"{sign}{column.key}"),) for column in listing.columns if column.sort for sign in ("", "-")]
    queries: list[Pairs] = [(), *alone, *both, *several, *searches]
    found = [query + order for query, order in product(queries, orders)]
    found += [search + one for search, one in product(searches, alone)]
    found.append((("size", "100"),))
    found += await _far_from_the_ends(listing, actor)
    return [f"{listing.path}?{urlencode(query)}" for query in found]


async def _far_from_the_ends(listing: Listing, actor: Principal) -> list[Pairs]:
    """The pages around the middle of each order, forwards and backwards, and the one beyond what is counted."""
    found: list[Pairs] = []
    count = await listing.rows(actor).count()
    for column in listing.columns:
        if column.sort is None or not count:
            continue
        for sign, offset in product(("", "-"), (count // 2, min(count - 1, COUNTED))):
            inorder = in_order(listing.rows(actor), column.sort, descending=bool(sign))
            row = await inorder.offset(offset).limit(1).first()
            place = str(Place(value_at(row, column.sort), str(row.pk)))
            found += [(("sort", f"{sign}{column.key}"), (way, place)) for way in ("after", "before")]
    return found
