"""Telling open pages how a person looks now."""

from collections.abc import AsyncGenerator
from datetime import datetime

from quart import Quart

from app.accounts.models import User
from app.accounts.users import person_changed
from app.accounts.users.status import look_of_user
from app.aio import BackgroundTasks
from app.clock import iso_text
from app.realtime.cluster.nodes import ACCOUNTS
from app.realtime.hub import Hub
from app.realtime.protocol import PersonData, StatusData


def person_data(user: User) -> PersonData:
    """How a person looks, as clients get it."""
    look = look_of_user(user)
    said = look.status
    status = StatusData(emoji=said.emoji, text=said.text, until=_iso(said.until)) if said else None
    return PersonData(id=user.id, avatar=look.avatar, status=status, dnd_until=_iso(look.dnd_until))


def _iso(at: datetime | None) -> str | None:
    return iso_text(at) if at else None


def install_looks(app: Quart, hub: Hub) -> None:
    """Tell whoever is shown a person of every change, on every node, while `app` runs."""
    telling = BackgroundTasks()

    async def tell(user_id: str) -> None:
        user = await User.get_or_none(id=user_id)
        if user is not None:
            hub.audience.tell(user_id, person_data(user))

    def start_telling(user_id: str) -> None:
        telling.start(tell(user_id))

    hub.nodes.on("person_changed", start_telling)

    @app.while_serving
    async def lifespan() -> AsyncGenerator[None]:
        with person_changed.connected(lambda user_id: hub.nodes.run_everywhere(ACCOUNTS, "person_changed", user_id)):
            yield
        await telling.join()
