"""Topics and the choices about them."""

import asyncio

import pytest

from app.errors import NotFound
from app.notifications.announcements import list_topics, set_subscription
from app.notifications.models import Subscription
from app.web.i18n import use_locale

pytestmark = pytest.mark.usefixtures("opened_database")


async def chosen(user) -> dict[str, bool]:
    return {topic.key: topic.subscribed for topic in await list_topics(user.id)}


async def test_without_a_choice_the_topic_decides(make_user):
    assert await chosen(await make_user()) == {"announcements": True, "maintenance": True, "releases": False}


async def test_a_choice_is_kept_can_be_changed_and_is_ones_own(make_user):
    user, other = await make_user(), await make_user()
    await set_subscription(user.id, "releases", True)
    await set_subscription(user.id, "announcements", False)
    assert await chosen(user) == {"announcements": False, "maintenance": True, "releases": True}
    await set_subscription(user.id, "announcements", True)
    assert (await chosen(user))["announcements"]
    assert not (await chosen(other))["releases"]


async def test_two_tabs_that_choose_at_once_leave_one_choice(make_user):
    user = await make_user()
    await asyncio.gather(*(set_subscription(user.id, "releases", True) for _ in range(4)))
    assert await Subscription.filter(user_id=user.id).count() == 1


async def test_an_unknown_topic_cannot_be_followed(make_user):
    user = await make_user()
    with pytest.raises(NotFound):
        await set_subscription(user.id, "unheard_of", True)
    assert await Subscription.all().count() == 0


async def test_topics_that_come_with_the_product_are_named_in_the_readers_language(make_user):
    topics = await list_topics((await make_user()).id)
    with use_locale("ru"):
        assert [topic.title for topic in topics] == ["Объявления", "Технические работы", "Обновления"]
