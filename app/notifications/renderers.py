"""Rendering the events of a person's stream for clients: in that person's language, from the rows as they are at
delivery."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.accounts.models import User
from app.notifications.inbox import CREATED, STATE, Item, items_by_id, load_latest, unread_count
from app.notifications.schema import StateData, notification_data
from app.principal import Principal
from app.realtime.streams import Event
from app.realtime.streams.renderers import Rendered, StreamSource, register_source, renders, stream_key
from app.web.i18n import DEFAULT_LOCALE, use_locale
from app.web.templating import render

# What changes on the pages of one person, as the fragments that panels apply and that htmx gets in an answer.

DASHBOARD_ITEMS = 5


@dataclass(frozen=True, slots=True)
class Reader:
    """A person's language, and what their badges and dashboard show now."""

    locale: str
    unread: int
    latest: Sequence[Item]


async def load_reader(user_id: str, locale: str | None = None) -> Reader:
    """The current state of the person's pages. `locale` is theirs, if it is known already."""
    if locale is None:
        person = await User.filter(id=user_id).only("id", "locale").first()
        locale = person.locale if person else DEFAULT_LOCALE
    return Reader(
        locale=locale,
        unread=await unread_count(user_id),
        latest=await load_latest(user_id, DASHBOARD_ITEMS),
    )


def render_arrival(item: Item, reader: Reader, *, whole: bool = True) -> str:
    """The markup for the new item `item`. Without `whole` the badges and the dashboard are left to a later event."""
    with use_locale(reader.locale):
        return render("notifications/_created.html", item=item, reader=reader if whole else None)


def render_changes(items: Sequence[Item], reader: Reader, *, whole: bool = True, up_to: int | None = None) -> str:
    """The markup for `items`, which have changed; `whole` as for `arrived`. `up_to`: all others up to it are read."""
    with use_locale(reader.locale):
        known = {"reader": reader if whole else None, "up_to": up_to}
        return render("notifications/_changed.html", items=items, **known)


def render_badges(reader: Reader) -> str:
    """The markup of the badges that every page of the person shows."""
    with use_locale(reader.locale):
        return render("notifications/_badges.html", reader=reader)


NAMESPACE = "/notifications"


async def _own(principal: Principal, keys: Sequence[str]) -> Collection[str]:
    return {principal.user_id}.intersection(keys)


register_source(StreamSource(prefix="user", namespace=NAMESPACE, authorize=_own))


@renders(CREATED)
async def created(events: Sequence[Event]) -> list[Rendered]:
    """Render new items, with the badges and lists that change with them."""
    readers, items = await _readers(events), await _items(events, lambda event: [event.id])
    last = _last_of_each(events)
    return [_created(items.get(event.id), readers[event.stream], event.id in last) for event in events]


@renders(STATE)
async def state(events: Sequence[Event]) -> list[Rendered]:
    """Render items whose state changed, each as it is now, and the badges."""
    readers, items = await _readers(events), await _items(events, _named)
    last = _last_of_each(events)
    return [_state(event, items, readers[event.stream], event.id in last) for event in events]


def _created(item: Item | None, reader: Reader, last: bool) -> Rendered:
    if item is None:  # it was removed since
        return Rendered(lambda: {"unread": reader.unread}, lambda: "")

    def data() -> dict[str, Any]:
        with use_locale(reader.locale):
            return {**notification_data(item), "unread": reader.unread}

    return Rendered(data, lambda: render_arrival(item, reader, whole=last))


def _state(event: Event, items: Mapping[str, Item], reader: Reader, last: bool) -> Rendered:
    ids = _named(event)
    data = StateData(ids=ids, state=event.payload["state"], unread=reader.unread)
    up_to = event.payload.get("up_to")
    if up_to is not None:
        data["up_to"] = up_to
    now = [items[item_id] for item_id in ids if item_id in items]
    return Rendered(lambda: dict(data), lambda: render_changes(now, reader, whole=last, up_to=up_to))


def _named(event: Event) -> list[str]:
    return list(event.payload["ids"])


def _last_of_each(events: Sequence[Event]) -> Collection[str]:
    """The last event of each stream. Only it carries the badges: those of the others would say the same, and a client
    that catches up on hundreds of events would get them hundreds of times."""
    return frozenset({event.stream: event.id for event in events}.values())


async def _readers(events: Sequence[Event]) -> dict[str, Reader]:
    return {stream: await load_reader(stream_key(stream)) for stream in {event.stream for event in events}}


async def _items(events: Sequence[Event], named: Callable[[Event], list[str]]) -> dict[str, Item]:
    items: dict[str, Item] = {}
    for stream in {event.stream for event in events}:
        ids = [item_id for event in events if event.stream == stream for item_id in named(event)]
        items |= await items_by_id(stream_key(stream), ids)
    return items
