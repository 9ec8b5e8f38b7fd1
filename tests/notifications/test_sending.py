"""The page on which a notification is written."""

import pytest
from lxml import html

from app.accounts.models import User, UserStatus
from app.errors import Forbidden
from app.notifications.announcements import inbox, send, unread_count
from app.notifications.forms import SendNotification
from app.notifications.models import Notification
from tests.notifications.inbox_client import JSON, InboxClient
from tests.support.principals import principal_of

GOOD = {"audience": "everyone", "title": "Lunch", "body": "At noon.\r\nBring bread.", "severity": "4", "url": "/chat"}


@pytest.fixture
async def sender(visit, make_user) -> InboxClient:
    """A moderator."""
    return await visit(await make_user("moderator"))


async def test_only_those_who_may_send_see_the_page_and_send(sender, visit, make_user):
    member = await visit(await make_user())
    for visitor, status, sent in ((member, 403, 0), (sender, 303, 1)):
        assert (await visitor.get("/notifications/send")).status_code == (200 if sent else 403)
        assert (await visitor.post("/notifications/send", GOOD)).status_code == status
        assert await Notification.all().count() == sent


async def test_what_is_sent_arrives_as_it_was_typed(sender, make_user):
    other = await make_user()
    response = await sender.post("/notifications/send", GOOD)
    assert (response.status_code, response.location) == (303, "/notifications/send?sent=2")
    [item] = (await inbox(other.id)).items
    assert (item.text, item.body, item.severity, item.url) == ("Lunch", "At noon.\nBring bread.", 4, "/chat")
    assert item.actor == sender.user.id
    page = await sender.page(response.location)
    assert "2" in page.xpath("string(//main//*[contains(@class, 'alert')])")


@pytest.mark.parametrize(
    ("audience", "reached"),
    [
        ({"audience": "user"}, ["guest"]),
        ({"audience": "role", "role": "member"}, ["member"]),
        ({"audience": "topic", "topic": "announcements"}, ["guest", "member"]),
        ({"audience": "everyone"}, ["guest", "member"]),
    ],
)
async def test_it_goes_to_a_person_a_role_a_topic_or_everyone(sender, make_user, audience, reached):
    people = {role: await make_user(role) for role in ("guest", "member")}
    form = {**GOOD, "user_id": people["guest"].id, **audience}
    assert (await sender.post("/notifications/send", form)).status_code == 303
    assert [role for role, person in people.items() if await unread_count(person.id)] == reached


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": "   "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "two\nlines"}, "title"),
        ({"title": "nul\0"}, "title"),
        ({"body": "x" * 4001}, "body"),
        ({"body": "nul\0"}, "body"),
        ({"severity": "0"}, "severity"),
        ({"severity": "6"}, "severity"),
        ({"severity": "high"}, "severity"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "//evil.example"}, "url"),
        ({"audience": "planet"}, "audience"),
        ({"audience": "user", "user_id": "nobody"}, "user_id"),
        ({"audience": "user", "user_id": "x" * 37}, "user_id"),
        ({"audience": "user", "user_id": "nul\0"}, "user_id"),
        ({"audience": "role", "role": "king"}, "role"),
        ({"audience": "role", "role": "nul\0"}, "role"),
        ({"audience": "topic", "topic": "unheard_of"}, "topic"),
    ],
)
@pytest.mark.one_database
async def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept(sender, wrong, field):
    response = await sender.post("/notifications/send", {**GOOD, **wrong})
    assert response.status_code == 422
    page = html.document_fromstring(await response.get_data(as_text=True))
    assert page.xpath(f"//*[@id='e-{field}']")[0].text_content().strip()
    if field != "audience":
        assert page.xpath(f"//main//*[@name='{field}'][@aria-invalid='true']")
    assert page.xpath("//main//textarea[@name='body']")[0].text.strip()
    assert await Notification.all().count() == 0


async def test_a_suspended_person_cannot_be_chosen(sender, make_user):
    person = await make_user(name="Gone Away")
    page = await sender.text("/notifications/send")
    assert "Gone Away" in page
    await User.filter(id=person.id).update(status=UserStatus.SUSPENDED)
    page = await sender.text("/notifications/send")
    assert "Gone Away" not in page
    form = {**GOOD, "audience": "user", "user_id": person.id}
    assert (await sender.post("/notifications/send", form)).status_code == 422


async def test_programs_are_told_how_many_it_reached_and_what_is_wrong(sender):
    response = await sender.post("/notifications/send", GOOD, JSON)
    assert await response.get_json() == {"ok": True, "reached": 1}
    response = await sender.post("/notifications/send", {**GOOD, "title": ""}, JSON)
    assert response.status_code == 422
    assert list((await response.get_json())["error"]["fields"]) == ["title"]


async def test_the_service_asks_for_the_permission_itself(client, make_user):
    form = SendNotification(audience="everyone", title="Lunch")
    with pytest.raises(Forbidden):
        await send(await principal_of(await make_user()), form)
    assert await send(await principal_of(await make_user("moderator")), form) == 2


@pytest.mark.one_database
async def test_nobody_floods_everyone(sender):
    for _ in range(20):
        assert (await sender.post("/notifications/send", GOOD)).status_code == 303
    response = await sender.post("/notifications/send", GOOD)
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) >= 1
    assert await Notification.all().count() == 20
