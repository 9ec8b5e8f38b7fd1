"""The pages of notifications, as a browser without scripts sees them, and as programs do."""

import pytest

from app.notifications.announcements import Audience, list_topics, load_inbox, mark_read, publish, unread_count
from tests.notifications.inbox_client import HTMX, JSON, InboxClient


@pytest.fixture
async def visitor(visit, make_user) -> InboxClient:
    return await visit(await make_user())


@pytest.fixture
def reader(visitor):
    """Who `visitor` is."""
    return visitor.user


async def announce(user, *titles: str, **more) -> None:
    for title in titles:
        await publish(None, "announcement", Audience.user(user.id), title=title, **more)


def ids(page, of: str = "inbox") -> list[str]:
    """The ids of the items in the list `of`."""
    return [li.get("id").removeprefix("notification-") for li in page.xpath(f"//*[@id='{of}']/li[@id]")]


def badge(page, name: str) -> str:
    [element] = page.xpath(f"//*[@id='{name}']")
    return "" if element.get("hidden") is not None else element.text_content()


async def test_the_inbox_shows_all_or_what_is_unread_the_newest_first(visitor, reader):
    assert ids(await visitor.page("/notifications")) == []
    await announce(reader, "One", "Two", "Three")
    everything = [item.id for item in (await load_inbox(reader.id)).items]
    await mark_read(reader.id, ids=[everything[1]])
    page = await visitor.page("/notifications")
    assert ids(page) == everything
    assert badge(page, "nav-notifications-unread") == badge(page, "bell-unread") == "2"
    assert ids(await visitor.page("/notifications?show=unread")) == [everything[0], everything[2]]
    assert "Two" in page.get_element_by_id("inbox").text_content()


async def test_every_item_of_a_long_inbox_can_be_reached_by_links(visitor, reader):
    await announce(reader, *(f"No. {number}" for number in range(35)))
    page = await visitor.page("/notifications")
    found = ids(page)
    assert len(found) == 30
    [older] = page.xpath("//main//a[contains(@href, 'before=')]/@href")
    found += ids(await visitor.page(older))
    assert len(set(found)) == 35


async def test_the_page_carries_the_position_of_what_it_shows(visitor, reader):
    await announce(reader, "One", "Two")
    page = await visitor.page("/notifications")
    [panel] = page.xpath("//*[@sio-stream][descendant::*[@id='inbox']]")
    assert (panel.get("sio-connect"), panel.get("sio-stream")) == ("/notifications", f"user:{reader.id}")
    assert panel.get("sio-seq") == "2"
    [up_to] = page.xpath("//main//input[@name='up_to_seq']/@value")
    assert up_to == "2"


async def test_items_are_marked_as_read_with_a_plain_form(visitor, reader):
    await announce(reader, "One", "Two", "Three")
    newest, *_ = everything = [item.id for item in (await load_inbox(reader.id)).items]
    response = await visitor.post("/notifications/read", {"ids": newest})
    assert (response.status_code, response.location) == (303, "/notifications")
    assert ids(await visitor.page("/notifications?show=unread")) == everything[1:]
    await visitor.post("/notifications/read", {"up_to_seq": "1"})
    assert await unread_count(reader.id) == 1


async def test_who_marks_comes_back_to_where_they_were_and_to_no_other_place(visitor):
    for referer, location in (
        ("http://localhost/", "/"),
        ("http://localhost/notifications?before=7&show=unread", "/notifications?show=unread"),
        ("http://localhost/notifications", "/notifications"),
        ("https://evil.example/chat?show=all", "/notifications"),
        ("//evil.example//evil.example", "/notifications"),
    ):
        response = await visitor.post("/notifications/read", {"up_to_seq": "0"}, {"Referer": referer})
        assert (response.status_code, response.location) == (303, location)


async def test_htmx_gets_the_items_it_marked_and_never_those_of_others(visitor, reader, make_user):
    other = await make_user()
    await announce(reader, "Mine", "Mine, too")
    await announce(other, "Not mine")
    [theirs], mine = [[item.id for item in (await load_inbox(person.id)).items] for person in (other, reader)]
    response = await visitor.post("/notifications/read", [("ids", mine[0]), ("ids", theirs)], HTMX)
    assert response.status_code == 200
    answer = await response.get_data(as_text=True)
    assert f'id="notification-{mine[0]}" class="item"' in answer
    assert 'id="bell-unread">1<' in answer
    assert theirs not in answer
    assert "Not mine" not in answer
    assert await unread_count(other.id) == 1


async def test_marking_nothing_or_nonsense_changes_nothing(visitor, reader):
    await announce(reader, "One")
    for form in ({}, {"ids": "x"}):
        assert (await visitor.post("/notifications/read", form)).status_code == 303
    for form in ({"up_to_seq": "x"}, {"up_to_seq": "-1"}, {"up_to_seq": str(2**63)}, {"ids": "x" * 37}, {"ids": "\0"}):
        assert (await visitor.post("/notifications/read", form)).status_code == 422
    assert await unread_count(reader.id) == 1


async def test_the_bell_shows_the_last_eight(visitor, reader):
    await announce(reader, *(f"No. {number}" for number in range(10)))
    text = (await visitor.page("/notifications/bell")).text_content()
    assert [f"No. {number}" in text for number in range(10)] == [False] * 2 + [True] * 8


async def test_topics_are_chosen_with_a_plain_form(visitor, reader):
    page = await visitor.page("/notifications")
    assert page.xpath("//form[@action='/notifications/topics/releases']")
    for answer, subscribed in (("yes", True), ("no", False)):
        response = await visitor.post("/notifications/topics/releases", {"subscribed": answer})
        assert response.status_code == 303
        assert {t.key: t.subscribed for t in await list_topics(reader.id)}["releases"] is subscribed
    for key in ("unheard_of", "x" * 65, "%00", "%D1%8F"):
        assert (await visitor.post(f"/notifications/topics/{key}", {"subscribed": "yes"})).status_code == 404
    assert (await visitor.post("/notifications/topics/releases", {"subscribed": "maybe"})).status_code == 422


async def test_programs_get_the_same_as_json(visitor, reader):
    await announce(reader, "One", "Two", url="/chat", body="More")
    listed = await visitor.json("/notifications?show=unread")
    assert [item["title"] for item in listed["items"]] == ["Two", "One"]
    assert listed["before"] is None
    bell = await visitor.json("/notifications/bell")
    assert bell["items"] == listed["items"]
    assert bell["unread"] == 2
    marked = await visitor.post("/notifications/read", {"up_to_seq": "1"}, JSON)
    assert await marked.get_json() == {"ok": True, "unread": 1}
    chosen = await visitor.post("/notifications/topics/releases", {"subscribed": "yes"}, JSON)
    assert await chosen.get_json() == {"ok": True, "topic": "releases", "subscribed": True}


async def test_a_hostile_title_is_text_on_the_page(visitor, reader):
    hostile = "<script>alert(1)</script>"
    await announce(reader, hostile, body=hostile)
    for address in ("/notifications", "/notifications/bell", "/"):
        page = await visitor.page(address)
        assert hostile in page.text_content()
        assert not page.xpath("//script[contains(text(), 'alert')]")
