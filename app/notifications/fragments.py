"""What changes on the pages of one person, as the fragments that panels apply and that htmx gets in an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.accounts.models import User
from app.notifications.inbox import Item, latest, unread_count
from app.web.i18n import DEFAULT_LOCALE, use_locale
from app.web.templating import render

DASHBOARD_ITEMS = 5


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose pages they are: the language, and what the badges and the dashboard show now."""

    locale: str
    unread: int
    latest: Sequence[Item]


async def reader(user_id: str, locale: str | None = None) -> Reader:
    """The person with the id `user_id`, as things stand. `locale` is theirs, where it is known already."""
    if locale is None:
        person = await User.filter(id=user_id).only("id", "locale").first()
        locale = person.locale if person else DEFAULT_LOCALE
    return Reader(
        locale=locale,
        unread=await unread_count(user_id),
        latest=await latest(user_id, DASHBOARD_ITEMS),
    )


def arrived(item: Item, reader: Reader, *, whole: bool = True) -> str:
    """`item` arrived. Without `whole` the badges and the dashboard are left to what follows."""
    with use_locale(reader.locale):
        return render("notifications/_created.html", item=item, reader=reader if whole else None)


def changed(items: Sequence[Item], reader: Reader, *, whole: bool = True) -> str:
    """`items` are now as they are given; `whole` as above."""
    with use_locale(reader.locale):
        return render("notifications/_state.html", items=items, reader=reader if whole else None)


def badges(reader: Reader) -> str:
    """Only what every page of the person shows."""
    with use_locale(reader.locale):
        return render("notifications/_badges.html", reader=reader)
