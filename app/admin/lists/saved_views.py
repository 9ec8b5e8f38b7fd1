"""Saved views, and the chosen columns and page size of a list, for one person each."""

from dataclasses import dataclass

from app.admin.lists.declaration import Listing
from app.admin.lists.state import SIZES
from app.admin.models import ListChoice, SavedView
from app.clock import clock
from app.database import Transaction, transaction
from app.errors import Invalid
from app.ids import is_id, new_id
from app.lookalikes import has_unseen
from app.principal import Principal
from app.text import is_plain
from app.web.i18n import N_

MAX_VIEWS = 30
NAME_LENGTH = 60

NAME_NEEDED = N_("Enter a name for the view.")
TOO_MANY = N_("There are too many saved views. Remove one first.")


@dataclass(frozen=True, slots=True)
class SavedState:
    """A person's saved views of a list, and the columns and number of rows they chose."""

    views: list[SavedView]
    columns: tuple[str, ...]
    size: int


async def load_saved(listing: Listing, actor: Principal) -> SavedState:
    """The saved views and choices of `actor` for `listing`; defaults if there are none."""
    views = await SavedView.filter(user_id=actor.user_id, listing=listing.name).order_by("name")
    choice = await ListChoice.get_or_none(user_id=actor.user_id, listing=listing.name)
    return SavedState(views, tuple(choice.columns) if choice else (), choice.size if choice else SIZES[0])


async def save_view(listing: Listing, actor: Principal, name: str, query: str) -> None:
    """Keep the state that `query` says under `name`, in place of an earlier one. Raises `Invalid` at `name`."""
    name = name.strip()
    if not name or not is_plain(name) or has_unseen(name):
        raise Invalid({"name": NAME_NEEDED})
    async with transaction() as tx:
        mine = SavedView.filter(user_id=actor.user_id, listing=listing.name).using_db(tx.connection)
        await mine.filter(name=name).delete()
        if await mine.count() >= MAX_VIEWS:
            raise Invalid({"name": TOO_MANY})
        await SavedView.create(
            id=new_id(),
            user_id=actor.user_id,
            listing=listing.name,
            name=name,
            query=query,
            created_at=clock.now(),
            using_db=tx.connection,
        )


async def delete_all_views(tx: Transaction, user_id: str) -> None:
    """Delete all saved views and choices of a person in the running transaction."""
    for kept in (SavedView, ListChoice):
        await kept.filter(user_id=user_id).using_db(tx.connection).delete()


async def delete_view(listing: Listing, actor: Principal, view_id: str) -> None:
    """Delete one of the actor's saved views; does nothing if it does not exist."""
    if is_id(view_id):
        await SavedView.filter(id=view_id, user_id=actor.user_id, listing=listing.name).delete()


async def save_layout(listing: Listing, actor: Principal, columns: list[str], size: int) -> None:
    """Store the columns and the number of rows to show. Unknown columns are left out."""
    known = [column.key for column in listing.columns if column.key in columns]
    await ListChoice.update_or_create(
        {"columns": known, "size": size if size in SIZES else SIZES[0]}, user_id=actor.user_id, listing=listing.name
    )
