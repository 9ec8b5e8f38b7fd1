"""What a page shows and the place it continues from belong together, whatever happens while it is made."""

import pytest

from app import notifications
from app.database import fetch
from app.notifications import announcements, inbox
from app.notifications.announcements import Audience, publish
from app.notifications.views import inbox as views
from tests.support.principals import principal_of


@pytest.fixture
def publish_after_the_first_of(monkeypatch):
    """`publish_after_the_first_of(user, names)`: something arrives after the first of these reads of `service`."""

    def arrange(user, *names: str) -> None:
        arrived = []

        def wrap(read):
            async def reading(*args, **options):
                found = await read(*args, **options)
                if not arrived:
                    arrived.append(await publish(None, "announcement", Audience.user(user.id), title="Just now"))
                return found

            return reading

        for name in names:
            monkeypatch.setattr(announcements, name, wrap(getattr(announcements, name)))

    return arrange


@pytest.mark.usefixtures("opened_database")
async def test_the_badge_is_of_the_same_moment_as_its_position(make_user, monkeypatch):
    user = await make_user()
    await publish(None, "announcement", Audience.user(user.id), title="Just now")
    looks = []

    async def fetched(*args):
        looks.append(await fetch(*args))
        return looks[-1]

    monkeypatch.setattr(inbox, "fetch", fetched)
    assert notifications.announcements is announcements
    shown = (await notifications.notifications_in_shell(await principal_of(user)))["notifications"]
    assert (shown["seq"], shown["unread"]) == (1, 1)
    assert len(looks) == 1  # nothing can arrive between two looks


async def test_the_inbox_is_at_least_as_new_as_its_position(visit, make_user, publish_after_the_first_of):
    visitor = await visit(await make_user())
    assert views.announcements is announcements
    publish_after_the_first_of(visitor.user, "read_position", "load_inbox")
    page = await visitor.page("/notifications")
    [panel] = page.xpath("//*[@id='inbox-panel']")
    assert panel.get("sio-seq") == "0"
    assert "Just now" in page.get_element_by_id("inbox").text_content()


@pytest.mark.usefixtures("opened_database")
async def test_who_receives_no_notifications_has_no_badge(make_user):
    actor = await principal_of(await make_user())
    assert (await notifications.notifications_in_shell(actor))["notifications"]["unread"] == 0
    mute = type(actor)(actor.user_id, "", actor.name, actor.email, actor.role, frozenset({"send_message"}), "en")
    assert (await notifications.notifications_in_shell(mute))["notifications"] is None
