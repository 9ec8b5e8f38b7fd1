"""Topics, and who follows them."""

import re
from dataclasses import dataclass

from app.clock import clock
from app.database import transaction
from app.errors import NotFound
from app.notifications import kinds
from app.notifications.models import Subscription, Topic

TOPIC_KEY = r"^[a-z0-9:_-]{1,64}$"


@dataclass(frozen=True, slots=True)
class TopicChoice:
    """A topic, and whether a person follows it."""

    key: str
    name: str
    subscribed: bool

    @property
    def title(self) -> str:
        """The name of the topic in the current locale."""
        return kinds.topic_title(self.key, self.name)


async def list_topics(user_id: str) -> list[TopicChoice]:
    """All topics sorted by key, with the person's choice or, without one, the topic's default."""
    chosen = {choice.topic_id: choice.subscribed for choice in await Subscription.filter(user_id=user_id)}
    return [
        TopicChoice(topic.key, topic.title, chosen.get(topic.key, topic.auto_subscribe))
        for topic in await Topic.all().order_by("key")
    ]


async def set_subscription(user_id: str, key: str, subscribed: bool) -> None:
    """Store the person's choice about the topic `key`. Raises `NotFound` for an unknown topic."""
    if not re.fullmatch(TOPIC_KEY, key):
        raise NotFound("no such topic")
    async with transaction() as tx:
        if not await Topic.filter(key=key).using_db(tx.connection).exists():
            raise NotFound(f"no topic {key}")
        choice = Subscription(user_id=user_id, topic_id=key, subscribed=subscribed, changed_at=clock.now())
        # One statement for both cases: two tabs that choose at once must not both find that there is no row yet.
        await Subscription.bulk_create(
            [choice],
            on_conflict=["user_id", "topic_id"],
            update_fields=["subscribed", "changed_at"],
            using_db=tx.connection,
        )
