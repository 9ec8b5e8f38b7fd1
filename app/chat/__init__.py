"""Chat: rooms, memberships, messages."""

from collections.abc import AsyncGenerator, Collection
from typing import Any

from quart import Quart, g

from app.accounts.users import on_user_created
from app.accounts.users.erase import on_user_erased
from app.chat import access, refusals, signals
from app.chat.actions.messages import limits
from app.chat.attachments import install_files
from app.chat.broadcasts.arrivals import Arrivals
from app.chat.broadcasts.read_marks import ReadMarks
from app.chat.broadcasts.room_lists import RoomLists
from app.chat.broadcasts.unread_counts import UnreadCounts
from app.chat.messages.notify import stream_name
from app.chat.messages.notify_many import install_notify_many
from app.chat.messages.read_receipts import unread_total
from app.chat.renderers import rooms as room_renderers  # which kinds of events there are
from app.chat.rooms import join_default_rooms
from app.chat.rooms.circles import rooms_of_people
from app.chat.rooms.on_user_erased import remove_from_all_rooms
from app.chat.rooms.removals import install_removals
from app.chat.rooms.sidebar import count_unread
from app.chat.rooms.unread_counts import NOTHING as NOTHING_UNREAD
from app.chat.search.indexing import Indexer
from app.chat.socket import ChatNamespace
from app.chat.socket.base import PATH
from app.chat.views import blueprint
from app.chat.views.dock import docked_room
from app.outbox import Outbox
from app.principal import Principal
from app.realtime.client import NamespaceConnection
from app.realtime.hub import Hub
from app.realtime.streams import Event, committed
from app.realtime.streams.renderers import StreamSource, register_source
from app.settings import Settings
from app.web.pages import shell_provider

# Installing chat in the application.


@shell_provider
async def chat_in_shell(principal: Principal) -> dict[str, Any]:
    """What every page shows: whether `principal` has chat, their unread count, and the room in the dock of this
    browser."""
    if not principal.may("send_message"):
        return {"chat": False, "chat_unread": NOTHING_UNREAD, "dock": ""}
    unread = g.get("chat_unread")
    unread = await unread_total(principal.user_id) if unread is None else unread
    return {"chat": True, "chat_unread": unread, "dock": docked_room(principal)}


def install_chat(app: Quart, hub: Hub, outbox: Outbox, settings: Settings) -> None:
    """Add the pages and the namespace of chat to `app`, and have `outbox` do what would hold up a sender."""
    install_notify_many(outbox)
    unread, lists, marks, arrivals = UnreadCounts(hub), RoomLists(hub), ReadMarks(hub), Arrivals(hub)
    indexer = Indexer()

    def read_on(room_id: str, user_ids: Collection[str] | None) -> None:
        unread.mark_changed(room_id, user_ids)
        marks.mark_changed(room_id)

    namespace = ChatNamespace(hub)
    install_files(app, settings)
    install_removals()
    limits.max_files = settings.max_files
    namespace.send_initial_state = lambda connection: _send_initial_state(unread, lists, connection)
    hub.server.serve_namespace(namespace)
    hub.nodes.on("unread_changed", read_on)
    hub.nodes.bus.on_restored(unread.mark_all_changed)
    hub.audience.serve(PATH, rooms_of_people)

    def list_changed(room_id: str, user_ids: Collection[str] | None) -> None:
        lists.mark_changed(room_id, user_ids)
        hub.audience.moved(user_ids or ())

    hub.nodes.on("rooms_changed", list_changed)
    hub.nodes.bus.on_restored(lists.mark_all_changed)
    hub.nodes.on("arrived", arrivals.member_added)
    register_source(
        StreamSource("room", PATH, access.filter_followable_rooms, access.filter_current_members, _removed_user)
    )
    on_user_created.connect(join_default_rooms)
    on_user_erased.connect(remove_from_all_rooms)
    app.register_blueprint(blueprint)

    def unread_changed(room_id: str, user_ids: frozenset[str] | None) -> None:
        hub.nodes.run_everywhere(PATH, "unread_changed", room_id, user_ids if user_ids is None else list(user_ids))

    def rooms_changed(room_id: str, user_ids: frozenset[str] | None) -> None:
        hub.nodes.run_everywhere(PATH, "rooms_changed", room_id, user_ids if user_ids is None else list(user_ids))

    def arrived(room_id: str, user_id: str) -> None:
        hub.nodes.run_everywhere(PATH, "arrived", room_id, user_id)

    def remove_from_room_stream(room_id: str, user_id: str) -> None:
        hub.remove_from_stream(user_id, stream_name(room_id))

    @app.while_serving
    async def lifespan() -> AsyncGenerator[None]:
        with (
            signals.unread_changed.connected(unread_changed),
            signals.rooms_changed.connected(rooms_changed),
            signals.member_left.connected(remove_from_room_stream),
            signals.member_added.connected(arrived),
            committed.connected(indexer.stored),
        ):
            indexer.start()
            yield
        await indexer.stop()
        arrivals.stop()
        unread.stop()
        marks.stop()
        lists.stop()


def _removed_user(event: Event) -> str | None:
    return event.payload["user"] if event.kind == "member.left" else None


async def _send_initial_state(unread: UnreadCounts, lists: RoomLists, connection: NamespaceConnection) -> None:
    """Tell a new connection what changed since its page was rendered."""
    counts = await count_unread(connection.principal.user_id)
    unread.send_all(connection, counts.rooms, counts.unread)
    lists.send_version(connection, counts.version)


__all__ = ["install_chat", "refusals", "room_renderers"]
