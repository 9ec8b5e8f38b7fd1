"""Telling open pages how a person looks now."""

from collections.abc import AsyncGenerator

from quart import Quart

from app.accounts.models import User
from app.accounts.users import person_changed
from app.aio import BackgroundTasks
from app.realtime.cluster.nodes import ACCOUNTS
from app.realtime.hub import Hub
from app.realtime.protocol import PersonData


def install_looks(app: Quart, hub: Hub) -> None:
    """Tell whoever is shown a person of every change, on every node, while `app` runs."""
    telling = BackgroundTasks()

    async def tell(user_id: str) -> None:
        user = await User.get_or_none(id=user_id)
        if user is not None:
            await hub.audience.tell(user_id, PersonData(id=user.id, avatar=user.avatar))

    def start_telling(user_id: str) -> None:
        telling.start(tell(user_id))

    hub.nodes.on("person_changed", start_telling)

    @app.while_serving
    async def lifespan() -> AsyncGenerator[None]:
        with person_changed.connected(lambda user_id: hub.nodes.run_everywhere(ACCOUNTS, "person_changed", user_id)):
            yield
        await telling.join()
