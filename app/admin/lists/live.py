"""Rows that change while a page shows them. Everyone who may see the list is sent the ids of changed rows; the page
fetches those it shows, with the permissions, language and columns of its reader."""

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from app.admin.lists.declaration import Listing
from app.realtime.hub import Hub

NAMESPACE = "/notifications"
EVENT = "rows"
# A page shows at most a hundred rows, and ignores the ids of others.
_TOLD = 500


class RowsData(TypedDict):
    """Rows of an administration list have changed: those with these `ids`; `added`: there are new ones."""

    list: str
    ids: list[str]
    added: NotRequired[bool]


def notify_rows_changed(hub: Hub, listing: Listing, ids: Sequence[str]) -> None:
    """Tell the pages that show `listing` that the rows `ids` have changed."""
    if not ids:
        return
    body = RowsData(list=listing.name, ids=list(ids[:_TOLD]))
    told: set[str] = set()
    for connection in list(hub.connections()):
        person = connection.principal
        if connection.namespace == NAMESPACE and person.may(listing.permission) and person.user_id not in told:
            told.add(person.user_id)
            hub.send_to_user(NAMESPACE, person.user_id, EVENT, body)
