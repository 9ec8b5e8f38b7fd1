"""The rows that are selected for an action, and the result of one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from app.admin.lists.declaration import Listing, RowAction
from app.admin.lists.pagination import filtered_rows, parse_keys, rows_in_order
from app.admin.lists.state import SIZES, State
from app.database import batched
from app.principal import Principal

# The most rows that one statement names.
_AT_ONCE = 1_000
_SHOWN_REASONS = 3
# The most rows that a confirmation page shows, and the most names of rows that are left out for one reason.
_FEW = 10
_NAMES = 3
_EVERY = Q()


@dataclass(slots=True)
class Outcome:
    """The result of a bulk action: ids of the rows it was done to, and for refused rows how often each error
    code came."""

    done: list[str] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)

    @property
    def reasons(self) -> Sequence[tuple[str, int]]:
        """The three most frequent error codes with their counts, the most frequent first."""
        return sorted(self.refused.items(), key=lambda each: -each[1])[:_SHOWN_REASONS]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The rows that an action would refuse for one `reason` (an error code): how many (`count`), and the `names` of the
    first."""

    reason: str
    count: int
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows of `listing` that are selected for an action: those of `ids` that `actor` may see, or with `state` all
    that match."""

    listing: Listing
    actor: Principal
    ids: Sequence[str]
    state: State | None = None

    async def count(self, condition: Q = _EVERY) -> int:
        """How many rows are selected, or of those how many `condition` is true for."""
        count = 0
        for query in self._queries():
            count += await query.filter(condition).count()
        return count

    async def first(self, condition: Q = _EVERY, most: int = _FEW) -> list[Any]:
        """The first rows for which `condition` is true, at most so many, in the order in which the list shows them."""
        if self.state is not None:
            return list(await rows_in_order(self.listing, self.actor, self.state).filter(condition).limit(most))
        asked = parse_keys(self.listing, self.actor, self.ids[: SIZES[-1]])
        found = {row.pk: row for row in await self.listing.rows(self.actor).filter(condition, pk__in=asked)}
        return [found[key] for key in dict.fromkeys(asked) if key in found][:most]

    async def split(self, action: RowAction) -> tuple[list[Any], list[LeftOut]]:
        """The first rows that `action` would be done to, and what it would leave out, as far as that is known."""
        left_out, done_to = [], _EVERY
        for reason, condition in (await action.left_out(self.actor)).items():
            if count := await self.count(done_to & condition):
                some = await self.first(done_to & condition, _NAMES)
                left_out.append(LeftOut(reason, count, [str(self.listing.columns[0].value(row)) for row in some]))
            done_to &= ~condition
        return await self.first(done_to), left_out

    def _queries(self) -> Iterator[QuerySet[Any]]:
        if self.state is not None:
            yield filtered_rows(self.listing, self.actor, self.state)
            return
        for keys in batched(parse_keys(self.listing, self.actor, set(self.ids)), _AT_ONCE):
            yield self.listing.rows(self.actor).filter(pk__in=keys)


def confirmation_text(listing: Listing, shown: Sequence[Any], count: int) -> str:
    """The text to type as confirmation of an irreversible action on `count` rows, of which `shown` are the first."""
    return listing.named(shown[0]) if listing.named and count == 1 and len(shown) == 1 else str(count)
