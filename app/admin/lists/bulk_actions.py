"""Doing an action to many rows, each separately, so that one that is refused does not stop the others."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.admin.lists.declaration import Action, Listing
from app.admin.lists.pagination import count_up_to, each_row, key_of, keys, matching
from app.admin.lists.state import SIZES, State
from app.errors import AppError
from app.principal import Principal

# More at once is work for a program, not for a person looking at a list.
MAX_SELECTED = 10_000
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


async def selected(listing: Listing, actor: Principal, ids: Sequence[str], state: State | None) -> AsyncIterator[str]:
    """The selected ids: `ids`, or with `state` all rows that match it, up to `MAX_SELECTED`. Rows that the actor may
    not see are left out."""
    if state is not None:
        count = 0
        async for row in each_row(listing, actor, state):
            count += 1
            if count > MAX_SELECTED:
                return
            yield str(row.pk)
        return
    asked = [row_id for row_id in dict.fromkeys(ids) if key_of(listing, actor, row_id) is not None][:MAX_SELECTED]
    known = {str(found) for found in await keys(listing.rows(actor).filter(pk__in=asked))}
    for row_id in asked:
        if row_id in known:
            yield row_id


async def count_selected(listing: Listing, actor: Principal, ids: Sequence[str], state: State | None) -> int:
    """The number of ids that `selected` yields for the same arguments."""
    if state is None:
        return len([row_id async for row_id in selected(listing, actor, ids, None)])
    return await count_up_to(matching(listing, actor, state), MAX_SELECTED)


async def few(listing: Listing, actor: Principal, ids: Sequence[str], state: State | None) -> list[Any]:
    """The first rows of `ids`, at most ten, for the confirmation page; none with `state`."""
    if state is not None:
        return []
    return list(await listing.rows(actor).filter(pk__in=list(ids)[: SIZES[-1]]).limit(_FEW))


def wanted(listing: Listing, shown: Sequence[Any], count: int) -> str:
    """The text to type as confirmation of an irreversible action on `count` rows, of which `shown` are the first."""
    return listing.named(shown[0]) if listing.named and count == 1 and len(shown) == 1 else str(count)


async def do_to_all(action: Action, actor: Principal, ids: AsyncIterator[str], form: Mapping[str, str]) -> Outcome:
    """Do `action` to each of `ids` with the typed `form`; errors are counted, not raised."""
    outcome = Outcome()
    # Read to the end first: what is done may change what matches.
    for row_id in [row_id async for row_id in ids]:
        try:
            await action.do(actor, row_id, form)
        except AppError as refusal:
            outcome.refused[refusal.code] = outcome.refused.get(refusal.code, 0) + 1
        else:
            outcome.done.append(row_id)
    return outcome
