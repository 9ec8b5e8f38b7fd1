"""Who is told, what is written, and what it costs."""

import pytest

from app.accounts.models import Role, User, UserStatus
from app.database import transaction
from app.errors import Invalid
from app.notifications.announcements import Audience, load_inbox, publish, set_subscription, unread_count
from app.notifications.models import InboxItem, Notification
from app.realtime import streams

pytestmark = pytest.mark.usefixtures("opened_database")

# Roles, people, the notification, locks of the streams (PostgreSQL), their seqs, the events, the inbox rows.
MOST_STATEMENTS = 7


async def told(*people: User) -> list[bool]:
    """Who of `people` has something in the inbox."""
    return [await unread_count(person.id) > 0 for person in people]


async def test_a_broadcast_to_500_people_costs_as_many_statements_as_one_to_two(make_user, statements):
    people = [await make_user() for _ in range(2)]
    with statements() as for_two:
        await publish(None, "announcement", Audience.everyone(), title="Hello")
    people += [await make_user() for _ in range(498)]
    with statements() as for_500:
        await publish(None, "announcement", Audience.everyone(), title="Hello again")
    assert await InboxItem.all().count() == 2 + 500
    assert len(for_500) == len(for_two) <= MOST_STATEMENTS, for_500


async def test_everyone_means_active_people_whose_role_receives_notifications(make_user):
    member, guest, suspended, mute = [await make_user(role) for role in ("member", "guest", "member", "member")]
    assert await told(member, guest, suspended, mute) == [False] * 4
    await User.filter(id=suspended.id).update(status=UserStatus.SUSPENDED)
    await make_role_without_notifications(mute)
    await publish(None, "announcement", Audience.everyone(), title="Hello")
    assert await told(member, guest, suspended, mute) == [True, True, False, False]


async def make_role_without_notifications(user: User) -> None:
    await Role.create(key="mute", permissions=["send_message"])
    await User.filter(id=user.id).update(role_id="mute")


async def test_a_suspended_person_gets_nothing_even_by_name(make_user):
    person = await make_user()
    await publish(None, "announcement", Audience.user(person.id), title="One")
    await User.filter(id=person.id).update(status=UserStatus.SUSPENDED)
    await publish(None, "announcement", Audience.user(person.id), title="Two")
    assert [item.text for item in (await load_inbox(person.id)).items] == ["One"]


async def test_a_role_and_a_list_of_people_reach_only_these(make_user):
    guest, member, other = await make_user("guest"), await make_user(), await make_user()
    await publish(None, "announcement", Audience.role("guest"), title="Hello")
    assert await told(guest, member, other) == [True, False, False]
    await publish(None, "announcement", Audience.users([member.id, member.id, "nobody"]), title="Hello")
    assert await told(guest, member, other) == [True, True, False]
    assert await unread_count(member.id) == 1


async def test_a_topic_reaches_its_followers_and_those_who_follow_it_without_choosing(make_user):
    indifferent, keen, tired = [await make_user() for _ in range(3)]
    for topic in ("announcements", "releases"):
        await set_subscription(keen.id, topic, True)
        await set_subscription(tired.id, topic, False)
    await publish(None, "announcement", Audience.topic("announcements"), title="Everyone follows this by itself")
    assert await told(indifferent, keen, tired) == [True, True, False]
    await publish(None, "announcement", Audience.topic("releases"), title="Nobody follows this by itself")
    assert [await unread_count(person.id) for person in (indifferent, keen, tired)] == [1, 2, 0]
    await publish(None, "announcement", Audience.topic("unheard_of"), title="Nobody can")
    assert [await unread_count(person.id) for person in (indifferent, keen, tired)] == [1, 2, 0]


async def test_nobody_is_notified_of_their_own_mention_but_of_their_own_announcement(make_user):
    actor, other = await make_user(), await make_user()
    for kind in ("mention", "direct_message"):
        await publish(actor.id, kind, Audience.users([actor.id, other.id]), data={"author": "A", "room": "general"})
    assert [await unread_count(actor.id), await unread_count(other.id)] == [0, 2]
    await publish(actor.id, "announcement", Audience.everyone(), title="Lunch")
    assert [await unread_count(actor.id), await unread_count(other.id)] == [1, 3]


class Changed(Exception):
    """Somebody's mind."""


async def publish_inside(person: User, *, fail: bool) -> None:
    async with transaction():
        await publish(None, "announcement", Audience.user(person.id), title="Hello")
        assert await unread_count(person.id) == 1
        if fail:
            raise Changed


async def test_a_notification_in_a_rolled_back_transaction_is_not_published(make_user, woken):
    person = await make_user()
    with pytest.raises(Changed):
        await publish_inside(person, fail=True)
    assert await unread_count(person.id) == await Notification.all().count() == 0
    assert woken == []
    await publish_inside(person, fail=False)
    assert await unread_count(person.id) == await Notification.all().count() == 1
    assert woken == [f"user:{person.id}"]


@pytest.fixture
def woken():
    """The streams that were reported as committed to."""
    names: list[str] = []

    def heard(events) -> None:
        names.extend(event.stream for event in events)

    with streams.committed.connected(heard):
        yield names


async def test_an_item_is_named_by_the_event_that_brought_it(make_user):
    person = await make_user()
    published = await publish(None, "announcement", Audience.user(person.id), title="Hello", group_key="room:1")
    [event] = await streams.read_events(f"user:{person.id}", 0, 10)
    [item] = (await load_inbox(person.id)).items
    assert (event.kind, event.id, event.seq) == ("notification.created", item.id, item.seq)
    assert event.payload == {"notification_id": published.id}
    assert item.group_key == "room:1"


@pytest.mark.parametrize("url", ["/chat/7#message-9", "https://example.org/x?y=1", ""])
async def test_a_link_may_lead_to_a_page_of_this_site_or_to_https(make_user, url):
    person = await make_user()
    await publish(None, "announcement", Audience.user(person.id), title="Look", url=url)
    assert (await load_inbox(person.id)).items[0].url == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "//evil.example",
        "/\\evil.example",
        "http://example.org",
        "https:///path",
        "https://user@example.org",
        "/a\nb",
        "\thttps://example.org",
        "https://[",
        "data:text/html,x",
        "chat",
    ],
)
@pytest.mark.one_database
async def test_a_link_may_lead_nowhere_else(make_user, url):
    person = await make_user()
    with pytest.raises(Invalid) as refusal:
        await publish(None, "announcement", Audience.user(person.id), title="Look", url=url)
    assert "url" in refusal.value.fields
    assert await Notification.all().count() == 0
