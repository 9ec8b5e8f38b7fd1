"""How the events of a person's stream look to clients: rendered in that person's language, from the rows as they are
when they are delivered."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.accounts.models import User
from app.identity import Principal
from app.notifications.events import StateData, notification_data
from app.notifications.inbox import CREATED, STATE, Item, items_by_id, latest, unread_count
from app.realtime.kinds import Rendered, StreamSource, delivers, key_of, renders
from app.realtime.streams import Event
from app.web.i18n import DEFAULT_LOCALE, use_locale
from app.web.templating import render

NAMESPACE = "/notifications"
DASHBOARD_ITEMS = 5


@dataclass(frozen=True, slots=True)
class _Reader:
    """Whose stream it is, and what their badges and their dashboard show now."""

    locale: str
    unread: int
    latest: Sequence[Item]


async def _owns(principal: Principal, key: str) -> bool:
    return key == principal.user_id


delivers(StreamSource(prefix="user", namespace=NAMESPACE, authorize=_owns))


@renders(CREATED)
async def created(events: Sequence[Event]) -> list[Rendered]:
    """Something arrived: its item, and the badges and lists that change with it."""
    items = await items_by_id([event.id for event in events])
    readers = await _readers(events)
    last = _last_of_each(events)
    return [_created(items.get(event.id), readers[event.stream], event.id in last) for event in events]


@renders(STATE)
async def state(events: Sequence[Event]) -> list[Rendered]:
    """Items changed their state: each of them as it is now, and the badges."""
    named = {item_id for event in events for item_id in event.payload["ids"]}
    items = await items_by_id(named)
    readers = await _readers(events)
    last = _last_of_each(events)
    return [_state(event.payload, items, readers[event.stream], event.id in last) for event in events]


def _created(item: Item | None, reader: _Reader, last: bool) -> Rendered:
    if item is None:  # it was removed since
        return Rendered({"unread": reader.unread}, "")
    with use_locale(reader.locale):
        html = render("notifications/_created.html", item=item, reader=reader if last else None)
        return Rendered({**notification_data(item), "unread": reader.unread}, html)


def _state(payload: Mapping[str, Any], items: Mapping[str, Item], reader: _Reader, last: bool) -> Rendered:
    ids = list(payload["ids"])
    changed = [items[item_id] for item_id in ids if item_id in items]
    with use_locale(reader.locale):
        html = render("notifications/_state.html", items=changed, reader=reader if last else None)
    return Rendered(dict(StateData(ids=ids, state=payload["state"], unread=reader.unread)), html)


def _last_of_each(events: Sequence[Event]) -> Collection[str]:
    """The last event of each stream. Only it carries the badges: those of the others would say the same, and a client
    that catches up on hundreds of events would get them hundreds of times."""
    return frozenset({event.stream: event.id for event in events}.values())


async def _readers(events: Sequence[Event]) -> dict[str, _Reader]:
    streams = {event.stream: key_of(event.stream) for event in events}
    people = User.filter(id__in=list(streams.values()))
    locales: dict[str, str] = dict(await people.values_list("id", "locale"))
    return {
        stream: _Reader(
            locale=locales.get(user_id, DEFAULT_LOCALE),
            unread=await unread_count(user_id),
            latest=await latest(user_id, DASHBOARD_ITEMS),
        )
        for stream, user_id in streams.items()
    }
