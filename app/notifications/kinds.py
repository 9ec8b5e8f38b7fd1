"""How the events of a person's stream look to clients: in that person's language, from the rows as they are when they
are delivered."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from app.notifications import fragments
from app.notifications.events import StateData, notification_data
from app.notifications.fragments import Reader
from app.notifications.inbox import CREATED, STATE, Item, items_by_id
from app.principal import Principal
from app.realtime.kinds import Rendered, StreamSource, delivers, key_of, renders
from app.realtime.streams import Event
from app.web.i18n import use_locale

NAMESPACE = "/notifications"


async def _own(principal: Principal, keys: Sequence[str]) -> Collection[str]:
    return {principal.user_id}.intersection(keys)


delivers(StreamSource(prefix="user", namespace=NAMESPACE, authorize=_own))


@renders(CREATED)
async def created(events: Sequence[Event]) -> list[Rendered]:
    """Something arrived: its item, and the badges and lists that change with it."""
    readers, items = await _readers(events), await _items(events, lambda event: [event.id])
    last = _last_of_each(events)
    return [_created(items.get(event.id), readers[event.stream], event.id in last) for event in events]


@renders(STATE)
async def state(events: Sequence[Event]) -> list[Rendered]:
    """Items changed their state: each of them as it is now, and the badges."""
    readers, items = await _readers(events), await _items(events, _named)
    last = _last_of_each(events)
    return [_state(event, items, readers[event.stream], event.id in last) for event in events]


def _created(item: Item | None, reader: Reader, last: bool) -> Rendered:
    if item is None:  # it was removed since
        return Rendered(lambda: {"unread": reader.unread}, lambda: "")

    def data() -> dict[str, Any]:
        with use_locale(reader.locale):
            return {**notification_data(item), "unread": reader.unread}

    return Rendered(data, lambda: fragments.arrived(item, reader, whole=last))


def _state(event: Event, items: Mapping[str, Item], reader: Reader, last: bool) -> Rendered:
    ids = _named(event)
    data = StateData(ids=ids, state=event.payload["state"], unread=reader.unread)
    changed = [items[item_id] for item_id in ids if item_id in items]
    return Rendered(lambda: dict(data), lambda: fragments.changed(changed, reader, whole=last))


def _named(event: Event) -> list[str]:
    return list(event.payload["ids"])


def _last_of_each(events: Sequence[Event]) -> Collection[str]:
    """The last event of each stream. Only it carries the badges: those of the others would say the same, and a client
    that catches up on hundreds of events would get them hundreds of times."""
    return frozenset({event.stream: event.id for event in events}.values())


async def _readers(events: Sequence[Event]) -> dict[str, Reader]:
    return {stream: await fragments.reader(key_of(stream)) for stream in {event.stream for event in events}}


async def _items(events: Sequence[Event], named: Callable[[Event], list[str]]) -> dict[str, Item]:
    items: dict[str, Item] = {}
    for stream in {event.stream for event in events}:
        ids = [item_id for event in events if event.stream == stream for item_id in named(event)]
        items |= await items_by_id(key_of(stream), ids)
    return items
