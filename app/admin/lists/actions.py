"""What a person can do with a list as such: each list has these actions, under its own permission."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from app import audit
from app.accounts.schema import Id
from app.actions import Action, Input, action
from app.admin.lists import saved_views
from app.admin.lists.declaration import Listing
from app.admin.lists.state import QUERY_LENGTH
from app.principal import Principal

Query = Annotated[str, Field(max_length=QUERY_LENGTH)]


class ExportList(Input):
    """Take a file of what a list shows with the filters in `query`."""

    form: Literal["csv", "json"]
    query: Query = ""


class SaveView(Input):
    """Keep a list with the filters in `query` under a name."""

    name: Annotated[str, Field(max_length=saved_views.NAME_LENGTH)] = ""
    query: Query = ""


class ForgetView(Input):
    """Input of `forget…View`: the id of a saved view."""

    view: Id


class ChooseColumns(Input):
    """Show these columns, and so many rows on a page."""

    columns: Annotated[list[Annotated[str, Field(max_length=32)]], Field(max_length=50)] = []
    size: Annotated[int, Field(ge=0, le=1_000)] = 0


@dataclass(frozen=True, slots=True)
class ListActions:
    """The actions that every list has: export, saved views, choice of columns."""

    export: Action[ExportList, None]
    save_view: Action[SaveView, None]
    forget_view: Action[ForgetView, None]
    choose_columns: Action[ChooseColumns, None]

    def __iter__(self) -> Any:
        return iter((self.export, self.save_view, self.forget_view, self.choose_columns))


def declare_actions(listing: Listing) -> ListActions:
    """Declare the actions of `listing`, with the permission that it has."""
    of = listing.name.capitalize()

    @action(f"export{of}", permission=listing.permission, rate="60 per hour", proof=True)
    async def export(actor: Principal, data: ExportList) -> None:
        """Record, before the first line leaves, that people's data do: a file that was fetched half-way was fetched."""
        meta = {"form": data.form, "query": data.query}
        await audit.record(audit.Action.LIST_EXPORTED, actor=actor, target=f"list:{listing.name}", meta=meta)

    @action(f"save{of}View", permission=listing.permission, rate="60 per minute")
    async def save_view(actor: Principal, data: SaveView) -> None:
        """Keep the list as it is under a name. Raises `Invalid` at `name`."""
        await saved_views.save_view(listing, actor, data.name, data.query)

    @action(f"forget{of}View", permission=listing.permission, rate="60 per minute")
    async def forget_view(actor: Principal, data: ForgetView) -> None:
        """Remove a view; that there is none is as good."""
        await saved_views.delete_view(listing, actor, data.view)

    @action(f"choose{of}Columns", permission=listing.permission, rate="60 per minute")
    async def choose_columns(actor: Principal, data: ChooseColumns) -> None:
        """Choose columns, and how many rows."""
        await saved_views.save_layout(listing, actor, data.columns, data.size)

    return ListActions(export, save_view, forget_view, choose_columns)
