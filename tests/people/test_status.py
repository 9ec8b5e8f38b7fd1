"""What people say they are doing, and whether they want to be left alone: it ends by itself, and is told to whom it is
for."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from lxml import html

from app.accounts.models import User
from app.accounts.users.erase import erase_user
from app.accounts.users.status import dnd_end, status_end, who_wants_no_disturbance
from app.chat.models import Membership
from app.clock import clock
from app.errors import Invalid
from tests.support.hostile_text import TEXTS
from tests.support.signed_in_client import SignedInClient, hub, newcomer, room, visit

__all__ = ["hub", "newcomer", "room", "visit"]

TOKYO, NEW_YORK = ZoneInfo("Asia/Tokyo"), ZoneInfo("America/New_York")
# A Wednesday, 23:30 in London, Thursday in Tokyo.
NOW = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ends", "day", "zone", "until"),
    [
        ("never", "", UTC, None),
        ("30m", "", TOKYO, datetime(2026, 11, 26, 0, 0, tzinfo=UTC)),
        ("1h", "", TOKYO, datetime(2026, 11, 26, 0, 30, tzinfo=UTC)),
        ("today", "", UTC, datetime(2026, 11, 26, 0, 0, tzinfo=UTC)),
        ("today", "", TOKYO, datetime(2026, 11, 26, 15, 0, tzinfo=UTC)),
        ("today", "", NEW_YORK, datetime(2026, 11, 26, 5, 0, tzinfo=UTC)),
        ("week", "", TOKYO, datetime(2026, 11, 29, 15, 0, tzinfo=UTC)),
        ("date", "2026-11-26", TOKYO, datetime(2026, 11, 26, 15, 0, tzinfo=UTC)),
        ("date", "2027-11-20", NEW_YORK, datetime(2027, 11, 21, 5, 0, tzinfo=UTC)),
    ],
)
def test_a_status_ends_where_the_person_is(ends, day, zone, until) -> None:
    assert status_end(ends, day, zone, NOW) == until


@pytest.mark.parametrize("day", ["", "tomorrow", "2026-11-25", "2027-11-30", "9999-12-31", "0001-01-01", "2026-02-30"])
def test_a_day_that_is_over_or_far_away_is_none(day: str) -> None:
    with pytest.raises(Invalid) as refused:
        status_end("date", day, TOKYO, NOW)
    assert list(refused.value.fields) == ["day"]


@pytest.mark.parametrize(
    ("length", "until", "zone", "end"),
    [
        ("30m", "", TOKYO, datetime(2026, 11, 26, 0, 0, tzinfo=UTC)),
        ("tomorrow", "", TOKYO, datetime(2026, 11, 27, 0, 0, tzinfo=UTC)),
        ("tomorrow", "", NEW_YORK, datetime(2026, 11, 26, 14, 0, tzinfo=UTC)),
        ("until", "2026-11-26T14:00", TOKYO, datetime(2026, 11, 26, 5, 0, tzinfo=UTC)),
        ("until", "2026-11-26T14:00:30", UTC, datetime(2026, 11, 26, 14, 0, 30, tzinfo=UTC)),
    ],
)
def test_so_does_being_left_alone(length, until, zone, end) -> None:
    assert dnd_end(length, until, zone, NOW) == end


@pytest.mark.parametrize(
    "until", ["", "x", "2026-11-25T22:00", "2026-11-26T14:00Z", "9999-12-31T23:59", "2027-12-30T00:00", "14:00"]
)
def test_a_moment_that_is_over_or_far_away_is_none(until: str) -> None:
    with pytest.raises(Invalid) as refused:
        dnd_end("until", until, UTC, NOW)
    assert list(refused.value.fields) == ["until"]


async def card_of(reader: SignedInClient, person: SignedInClient) -> str:
    answer = await reader.get(f"/people/{person.id}", **{"HX-Request": "true"})
    return " ".join(html.fromstring(answer.text).text_content().split())


async def say(person: SignedInClient, **values: str) -> int:
    return (await person.post("/account/status", values)).status_code


async def test_a_status_stands_beside_the_name_until_it_ends(newcomer, live, room) -> None:
    anna, boris = await newcomer(name="Anna Orlova"), await newcomer()
    assert await say(anna, emoji=":palm_tree:", text="  at the \t sea ", ends="1h") == 303
    direct = (await boris.post("/chat/direct", {"user_id": anna.id})).headers["Location"]
    for path in (f"/chat/{room.id}", direct, f"/people/{anna.id}"):
        assert "at the sea" in (await boris.get(path)).text, path
    assert "🌴 at the sea" in (await boris.get(f"/chat/{room.id}")).text
    assert "🌴 at the sea" in (await anna.get("/account/status")).text
    clock.move(timedelta(minutes=61))
    for path in (f"/chat/{room.id}", direct, f"/people/{anna.id}"):
        assert "at the sea" not in (await boris.get(path)).text, path
    assert "at the sea" not in (await anna.get("/account/status")).text


async def test_it_can_be_an_emoji_or_a_text_alone_and_is_cleared(newcomer, live) -> None:
    anna, boris = await newcomer(), await newcomer()
    assert await say(anna, text="busy") == 303
    assert "busy" in await card_of(boris, anna)
    assert await say(anna, emoji="🌴") == 303
    assert "busy" not in await card_of(boris, anna)
    assert "🌴" in await card_of(boris, anna)
    assert (await anna.post("/account/status/clear")).status_code == 303
    assert "🌴" not in await card_of(boris, anna)


@pytest.mark.one_database
async def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(newcomer, live) -> None:
    anna = await newcomer()
    for field, values in (
        ("text", {}),
        ("text", {"text": "\u200b \u2060"}),
        ("text", {"text": "x" * 81}),
        ("emoji", {"emoji": "no such thing", "text": "kept"}),
        ("emoji", {"emoji": "🌴🌴", "text": "kept"}),
        ("day", {"text": "kept", "ends": "date", "day": "2001-01-01"}),
        ("ends", {"text": "kept", "ends": "soon"}),
    ):
        answer = await anna.post("/account/status", values)
        assert answer.status_code == 422, values
        page = html.document_fromstring(answer.text)
        assert page.xpath(f"//*[@id='f-{field}'][@aria-invalid='true']"), values
        assert page.xpath(f"string(//*[@id='e-{field}'])").strip(), values
        assert page.xpath("string(//input[@id='f-text']/@value)") == values.get("text", "").strip()
    assert (await User.get(id=anna.id)).status_text is None


@pytest.mark.one_database
@pytest.mark.parametrize("text", [each[:80] for each in TEXTS])
async def test_hostile_text_is_shown_as_text(newcomer, live, room, text: str) -> None:
    anna, boris = await newcomer(), await newcomer()
    if await say(anna, text=text) != 303:
        return  # nothing of it is seen
    stored = (await User.get(id=anna.id)).status_text
    assert stored is not None
    assert "\n" not in stored
    for path in (f"/chat/{room.id}", f"/people/{anna.id}"):
        page = html.document_fromstring((await boris.get(path)).text)
        assert any(
            " ".join(each.text_content().split()) == " ".join(stored.split()) for each in page.iter("span", "bdi")
        )


async def test_whoever_is_left_alone_has_a_sign_until_it_ends(newcomer, live, room) -> None:
    anna, boris = await newcomer(name="Anna Orlova"), await newcomer()
    await User.filter(id=anna.id).update(timezone="Asia/Tokyo")
    assert (await anna.post("/account/do-not-disturb", {"length": "1h", "next": "/chat"})).headers[
        "Location"
    ] == "/chat"
    assert await who_wants_no_disturbance([anna.id, boris.id]) == {anna.id}
    assert await who_wants_no_disturbance([]) == set()
    assert "Do not disturb until" in await card_of(boris, anna)
    shown = html.document_fromstring((await boris.get(f"/chat/{room.id}")).text)
    assert shown.xpath(f"//*[@id='members']//*[@data-person-id='{anna.id}']/@data-dnd")
    assert html.document_fromstring((await anna.get("/")).text).xpath("//body/@data-dnd-until")
    clock.move(timedelta(minutes=61))
    assert await who_wants_no_disturbance([anna.id]) == set()
    assert "Do not disturb" not in await card_of(boris, anna)
    assert not html.document_fromstring((await anna.get("/")).text).xpath("//body/@data-dnd-until")
    clock.move(timedelta(minutes=-61))
    assert (await anna.post("/account/do-not-disturb/end", {"next": "//evil.example"})).headers["Location"] == (
        "/account/status"
    )
    assert await who_wants_no_disturbance([anna.id]) == set()
    wrong = await anna.post("/account/do-not-disturb", {"length": "until", "until": "2001-01-01T00:00"})
    assert wrong.status_code == 422
    assert 'id="e-until"' in wrong.text
    assert "2001-01-01T00:00" in wrong.text


async def test_who_shares_no_room_learns_nothing_of_it(newcomer, live, room, hub) -> None:
    anna, boris, loner = await newcomer(name="Anna Orlova"), await newcomer(), await newcomer()
    await Membership.filter(user_id=loner.id).delete()
    near, far = await boris.join(), await loner.join()
    await say(anna, emoji="🌴", text="at the sea", ends="1h")
    await anna.post("/account/do-not-disturb", {"length": "30m"})
    body = await near.event("/chat", "person", lambda body: body["dnd_until"] is not None)
    assert body["status"]["emoji"] + body["status"]["text"] == "🌴at the sea"
    assert body["status"]["until"].endswith("Z")
    await far.settled()
    assert far.events("/chat", "person") == []
    for path in (f"/people/{anna.id}", "/chat/rooms", "/go?q=Anna", "/"):
        text = (await loner.get(path)).text
        assert "at the sea" not in text, path
        assert "data-dnd=" not in text, path


@pytest.mark.one_database
async def test_nothing_of_it_is_left_of_who_is_erased(newcomer, live) -> None:
    anna, owner = await newcomer(), await newcomer("owner")
    await say(anna, emoji="🌴", text="at the sea")
    await anna.post("/account/do-not-disturb", {"length": "1h"})
    await erase_user(await owner.principal(), anna.id)
    user = await User.get(id=anna.id)
    assert (user.status_emoji, user.status_text, user.status_until, user.dnd_until) == (None, None, None, None)
