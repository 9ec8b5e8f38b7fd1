"""The rows that are selected for an action, and the result of one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.admin.lists.declaration import Listing
from app.admin.lists.pagination import filtered_rows, parse_keys
from app.admin.lists.state import SIZES, State
from app.database import batched
from app.principal import Principal

# The most rows that one statement names.
_AT_ONCE = 1_000
_SHOWN_REASONS = 3
# The most rows that a confirmation page shows.
_FEW = 10


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


async def count_selected(listing: Listing, actor: Principal, ids: Sequence[str], state: State | None) -> int:
    """The number of rows that are selected: those of `ids` that the actor may see, or with `state` all that match."""
    if state is not None:
        return int(await filtered_rows(listing, actor, state).count())
    asked = parse_keys(listing, actor, set(ids))
    count = 0
    for keys in batched(asked, _AT_ONCE):
        count += await listing.rows(actor).filter(pk__in=keys).count()
    return count


async def preview_rows(listing: Listing, actor: Principal, ids: Sequence[str], state: State | None) -> list[Any]:
    """The first rows of `ids`, at most ten, for the confirmation page; none with `state`."""
    if state is not None:
        return []
    asked = parse_keys(listing, actor, ids[: SIZES[-1]])
    return list(await listing.rows(actor).filter(pk__in=asked).limit(_FEW))


def confirmation_text(listing: Listing, shown: Sequence[Any], count: int) -> str:
    """The text to type as confirmation of an irreversible action on `count` rows, of which `shown` are the first."""
    return listing.named(shown[0]) if listing.named and count == 1 and len(shown) == 1 else str(count)
