"""The page on which a notification is written."""

import asyncio

import pytest
from lxml import html

from app import actions
from app.accounts.models import User, UserStatus
from app.audit.models import AuditEntry
from app.errors import Forbidden
from app.jobs import Job, JobState
from app.notifications import announcements, sending
from app.notifications.announcements import Announced, load_inbox, send, unread_count
from app.notifications.forms import SendNotification
from app.notifications.models import Notification, Topic
from app.notifications.topics import set_subscription
from app.rate_limits.rules import Rule
from tests.notifications.inbox_client import JSON, InboxClient
from tests.support.principals import principal_of

TYPED = {"audience": "everyone", "title": "Lunch", "body": "At noon.\r\nBring bread.", "severity": "4", "url": "/chat"}
GOOD = {**TYPED, "confirmed": "yes"}


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
    [item] = (await load_inbox(other.id)).items
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
    ("audience", "people", "named"),
    [
        ({"audience": "everyone"}, "Send to 4 users?", "All users"),
        ({"audience": "role", "role": "member"}, "Send to 2 users?", "Users with a role: Member"),
        ({"audience": "topic", "topic": "few"}, "Send to 1 user?", "Followers of a topic: A few"),
    ],
)
async def test_before_it_goes_to_many_it_is_asked_and_said_to_how_many(sender, make_user, audience, people, named):
    first, *_ = [await make_user(role) for role in ("member", "member", "guest")]
    suspended = await make_user()
    await User.filter(id=suspended.id).update(status=UserStatus.SUSPENDED)
    await Topic.create(key="few", title="A few", auto_subscribe=False)
    await set_subscription(first.id, "few", True)
    asked = await sender.post("/notifications/send", {**TYPED, **audience})
    assert asked.status_code == 200
    page = html.document_fromstring(await asked.get_data(as_text=True))
    assert page.xpath("string(//h1)") == people
    said = " ".join(page.xpath("string(//main)").split())
    assert all(words in said for words in (named, "Lunch", "At noon.", "4 · important", "/chat"))
    assert await Notification.all().count() == 0, "nothing has been sent yet"
    kept = {each.get("name"): each.get("value") for each in page.xpath("//main//form//input[@type='hidden']")}

    again = await sender.post("/notifications/send", {**kept, "edit": "yes"})
    form = html.document_fromstring(await again.get_data(as_text=True))
    assert form.xpath("//main//input[@name='title']/@value") == ["Lunch"]
    assert form.xpath("//main//input[@name='audience'][@checked]/@value") == [audience["audience"]]
    assert await Notification.all().count() == 0

    sent = await sender.post("/notifications/send", {**kept, "confirmed": "yes"})
    assert sent.location.startswith("/notifications/send?sent=")
    [item] = (await load_inbox(first.id)).items
    assert (item.text, item.body, item.severity, item.url) == ("Lunch", "At noon.\nBring bread.", 4, "/chat")


@pytest.mark.one_database
async def test_to_one_person_it_goes_without_a_question_and_to_nobody_not_at_all(sender, make_user):
    person = await make_user()
    sent = await sender.post("/notifications/send", {**TYPED, "audience": "user", "user_id": person.id})
    assert sent.location == "/notifications/send?sent=1"
    nobody = await sender.post("/notifications/send", {**TYPED, "audience": "role", "role": "owner"})
    page = await nobody.get_data(as_text=True)
    assert "No users match this choice, so nothing was sent." in page
    assert 'value="Lunch"' in page, "what was typed is still there"
    assert await Notification.all().count() == 1


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
    response = await sender.post("/notifications/send", {**TYPED, **wrong})
    assert response.status_code == 422
    page = html.document_fromstring(await response.get_data(as_text=True))
    assert page.xpath(f"//*[@id='e-{field}']")[0].text_content().strip()
    if field != "audience":
        assert page.xpath(f"//main//*[@id='f-{field}'][@aria-invalid='true']")
    assert page.xpath("//main//textarea[@name='body']")[0].text.strip()
    assert await Notification.all().count() == 0


async def test_a_person_is_found_by_a_part_of_the_name_while_typing_and_without_scripts(sender, make_user):
    person = await make_user(name="Grace Baker")
    for number in range(21):
        await make_user(name=f"Baker {number}")
    assert "Baker" not in await sender.text("/notifications/send")  # nobody is listed before
    found = await sender.text("/notifications/send/people?person=race+ba")
    assert (person.id in found, "There are more" in found) == (True, False)
    found = await sender.text("/notifications/send/people?person=baker")
    assert (found.count('type="radio"'), "There are more" in found) == (20, True)
    assert "No users found" in await sender.text("/notifications/send/people?person=zzz")
    form = {**GOOD, "audience": "user", "person": "grace", "find": "yes"}
    response = await sender.post("/notifications/send", form)
    page = html.document_fromstring(await response.get_data(as_text=True))
    assert response.status_code == 200
    assert page.xpath("//main//input[@name='user_id'][@checked]/@value") == [person.id]
    assert page.xpath("//main//input[@name='title']/@value") == [GOOD["title"]]
    assert page.xpath("//main//input[@name='audience'][@checked]/@value") == ["user"]
    assert await Notification.all().count() == 0


async def test_a_suspended_person_cannot_be_chosen(sender, make_user):
    person = await make_user(name="Gone Away")
    assert person.id in await sender.text("/notifications/send/people?person=gone")
    await User.filter(id=person.id).update(status=UserStatus.SUSPENDED)
    assert person.id not in await sender.text("/notifications/send/people?person=gone")
    form = {**GOOD, "audience": "user", "user_id": person.id}
    assert (await sender.post("/notifications/send", form)).status_code == 422


async def test_programs_are_told_how_many_it_reached_and_what_is_wrong(sender):
    response = await sender.post("/notifications/send", TYPED, JSON)
    assert await response.get_json() == {"ok": True, "reached": 1, "job": None}
    response = await sender.post("/notifications/send", {**GOOD, "title": ""}, JSON)
    assert response.status_code == 422
    assert list((await response.get_json())["error"]["fields"]) == ["title"]


async def test_the_service_asks_for_the_permission_itself(client, make_user):
    form = SendNotification(audience="everyone", title="Lunch")
    with pytest.raises(Forbidden):
        await send(await principal_of(await make_user()), form)
    assert await send(await principal_of(await make_user("moderator")), form) == Announced(2)


@pytest.mark.one_database
async def test_to_many_it_is_sent_by_a_job_and_the_page_says_how_many(sender, make_user, monkeypatch):
    monkeypatch.setattr(announcements, "FEW", 3)
    monkeypatch.setattr(sending, "CHUNK", 2)
    people = [await make_user() for _ in range(6)]
    suspended = await make_user()
    await User.filter(id=suspended.id).update(status=UserStatus.SUSPENDED)
    response = await sender.post("/notifications/send", GOOD)
    assert response.location == "/notifications/send?sent=7"
    job = await Job.get()
    assert (job.state, job.total, job.done) == (JobState.FINISHED, 7, 7)
    for person in (*people, sender.user):
        assert [item.text for item in (await load_inbox(person.id)).items] == ["Lunch"]
    assert not (await load_inbox(suspended.id)).items
    page = await sender.page(f"/jobs/{job.id}")
    assert "Send notification “Lunch”" in page.xpath("string(//h1)")
    assert "7 of 7 done." in page.xpath("string(//main)")


async def test_to_a_topic_with_many_followers_it_is_sent_by_a_job_as_well(sender, make_user, monkeypatch):
    monkeypatch.setattr(announcements, "FEW", 1)
    monkeypatch.setattr(sending, "CHUNK", 2)
    await Topic.create(key="few", title="Few", auto_subscribe=False)
    followers = [await make_user() for _ in range(3)]
    others = [await make_user() for _ in range(3)]
    for person in followers:
        await set_subscription(person.id, "few", True)
    await sender.post("/notifications/send", {**GOOD, "audience": "topic", "topic": "few"})
    assert (await Job.get()).done == 3
    assert [len((await load_inbox(person.id)).items) for person in (*followers, *others)] == [1] * 3 + [0] * 3


async def test_who_is_suspended_meanwhile_sends_no_further(sender, make_user, monkeypatch):
    monkeypatch.setattr(announcements, "FEW", 1)
    monkeypatch.setattr(sending, "CHUNK", 2)
    people = [await make_user() for _ in range(8)]
    written = sending.fill_inboxes

    async def fill_and_suspend(*given):
        await written(*given)
        await User.filter(id=sender.user.id).update(status=UserStatus.SUSPENDED)

    monkeypatch.setattr(sending, "fill_inboxes", fill_and_suspend)
    await sender.post("/notifications/send", GOOD)
    job = await Job.get()
    assert (job.state, job.reason, job.done, job.total) == (JobState.STOPPED, "forbidden", 2, 9)
    assert len([person for person in people if (await load_inbox(person.id)).items]) in (1, 2)


@pytest.mark.parametrize("few", [100, 1])
async def test_a_second_click_sends_nothing_again(sender, make_user, monkeypatch, few: int):
    monkeypatch.setattr(announcements, "FEW", few)
    person = await make_user()
    asked = html.document_fromstring(await (await sender.post("/notifications/send", TYPED)).get_data(as_text=True))
    kept = {each.get("name"): each.get("value") for each in asked.xpath("//main//form//input[@type='hidden']")}
    assert kept["client_id"]
    form = {**kept, "confirmed": "yes"}
    both = await asyncio.gather(sender.post("/notifications/send", form), sender.post("/notifications/send", form))
    again = await sender.post("/notifications/send", form)
    assert [answer.location for answer in (*both, again)] == ["/notifications/send?sent=2"] * 3
    assert await Notification.all().count() == 1
    assert await Job.all().count() == (few == 1)
    assert await unread_count(person.id) == 1
    assert await AuditEntry.filter(action="notification.sent").count() == 1
    await sender.post("/notifications/send", {**form, "title": "Dinner"})
    assert await unread_count(person.id) == 2, "what was changed is not the same"


async def test_to_one_person_a_second_click_sends_nothing_again(sender, make_user):
    person = await make_user()
    page = await sender.page("/notifications/send")
    (name,) = page.xpath("//main//form//input[@name='client_id']/@value")
    form = {**TYPED, "audience": "user", "user_id": person.id, "client_id": name}
    both = await asyncio.gather(sender.post("/notifications/send", form), sender.post("/notifications/send", form))
    assert [answer.location for answer in both] == ["/notifications/send?sent=1"] * 2
    assert await unread_count(person.id) == 1
    (other,) = (await sender.page("/notifications/send")).xpath("//main//form//input[@name='client_id']/@value")
    await sender.post("/notifications/send", {**form, "client_id": other})
    assert await unread_count(person.id) == 2, "from a new page it is meant"


async def test_announcements_are_rate_limited(sender):
    for _ in range(20):
        assert (await sender.post("/notifications/send", GOOD)).status_code == 303
    response = await sender.post("/notifications/send", GOOD)
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) >= 1
    assert await Notification.all().count() == 20


async def test_questions_before_it_is_sent_are_limited_and_no_uses(sender, monkeypatch):
    monkeypatch.setattr(actions, "PREVIEWS", Rule.of("previews", "3 per minute", shared=False))
    asked = [(await sender.post("/notifications/send", TYPED)).status_code for _ in range(4)]
    assert asked == [200, 200, 200, 429]
    assert (await sender.post("/notifications/send", GOOD)).status_code == 303
