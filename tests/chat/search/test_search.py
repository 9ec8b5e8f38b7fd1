"""Searching: what one may see and nothing else, whatever letters it was written in."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.chat.messages.send import send_message
from app.chat.models import Message
from app.chat.rooms import create_room
from app.chat.rooms.direct import open_direct
from app.chat.rooms.members import leave_room
from app.chat.search import search_messages
from app.chat.search.find import DIALECTS, Postgres
from app.chat.search.query import parse_query
from app.clock import clock
from app.errors import Invalid
from tests.support.htmx_swaps import parse_page

WORDS = (
    "The deploy to production failed",
    "Deploying again, with the café's e-mail: ops@example.org",
    "Ёлка уже стоит",
    "Сообщения приходят",
    "nothing of that",
)


@pytest.fixture
async def alice(talker, general):
    """Somebody who has said all of `WORDS` in the general room."""
    alice = await talker(name="Alice Brown")
    for number, body in enumerate(WORDS):
        await send_message(alice.actor, general.id, body, f"word-{number}")
    return alice


async def found(who, text, **more) -> list[str]:
    return [hit.message.body for hit in (await search_messages(who.actor, text, **more)).hits]


# B22
@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("deploy", [1, 0]),
        ("DEPLOY failed", [0]),
        ("deploying", [1]),
        ("epl", []),
        ("елка", [2]),
        ("ЁЛКА", [2]),
        ("сообщен", [3]),
        ("cafe", [1]),
        ("CAFÉ", [1]),
        ("example", [1]),
        ("e-mail", [1]),
        ("ops@example.org", [1]),
        ('"deploy to"', [0]),
        ('"to deploy"', []),
        ('"deploy"', [0]),
        ("from:alice deploy", [1, 0]),
        ("from:brown deploy failed", [0]),
        ('from:"Alice Brown" ёлка', [2]),
        ("from:nobody deploy", []),
        ("in:nowhere deploy", []),
        ("deploy nothing", []),
        ("", []),
        ("  ", []),
        ("!!! ???", []),
    ],
)
async def test_words_are_found_however_they_are_written(alice, text, bodies):
    # B22
    assert await found(alice, text) == [WORDS[number] for number in bodies]


ODD = (
    "'",
    '"',
    "a* OR b*",
    "words:deploy",
    "NEAR(a b)",
    "room:x",
    "a:b:c",
    "& | ! <->",
    "\\",
    "(",
    "from:",
    'in:"',
    "\x00",
)


@pytest.mark.parametrize("text", ODD)
async def test_search_operators_in_the_query_are_taken_literally(alice, text):
    assert await found(alice, text) == []


async def test_of_the_address_of_an_author_only_what_everybody_sees_is_compared(general, talker):
    bob = await talker(name="Bob Brown", email="bear@example.org")
    await send_message(bob.actor, general.id, "hello", "hello")
    assert await found(bob, "from:bear") == await found(bob, "from:@bea") == ["hello"]
    for name in ("bear@", "bear@e", "bear@example.org", "@bear@example.org", "bear＠example.org", '"bear@ex'):
        assert await found(bob, f"from:{name}") == [], name


async def test_search_ignores_rooms_of_others(alice, talker, general):
    # B22
    bob, eve = await talker(name="Bob"), await talker(name="Eve")
    direct = await open_direct(alice.actor, bob.id)
    await send_message(bob.actor, direct.id, "the secret word", "secret")
    assert await found(alice, "secret") == await found(bob, "secret from:bob") == ["the secret word"]
    assert await found(eve, "secret") == await found(eve, "from:bob") == []
    mine = await create_room(alice.actor, "Elsewhere")
    await send_message(alice.actor, mine.id, "deploy here", "here")
    assert await found(alice, "deploy in:elsewhere") == ["deploy here"]
    assert await found(alice, f"deploy in:#{general.name}") == [WORDS[1], WORDS[0]]
    await leave_room(alice.actor, general.id)
    assert await found(alice, "deploy") == ["deploy here"]


async def test_what_was_said_otherwise_is_found_by_its_new_words_only(alice):
    # B23
    first = await Message.get(body=WORDS[0])
    await Message.filter(id=first.id).update(body="entirely new")
    assert await found(alice, "production") == []
    assert await found(alice, "entirely") == ["entirely new"]
    await Message.filter(id=first.id).update(body="")
    assert await found(alice, "entirely") == await found(alice, "new") == []
    await Message.filter(body=WORDS[3]).delete()
    assert await found(alice, "сообщен") == []
    assert await found(alice, "from:alice") == [WORDS[4], WORDS[2], WORDS[1]]


async def test_days_are_those_of_the_reader(talker, general):
    alice = await talker()
    for number in range(4):  # at 22:00 in Greenwich, which is the day after in Moscow
        clock.move(datetime(2099, 3, 10 + number, 22, tzinfo=UTC) - clock.now())
        await send_message(alice.actor, general.id, f"day {10 + number}", f"day-{number}")
    moscow = ZoneInfo("Europe/Moscow")
    assert await found(alice, "after:2099-03-11 before:2099-03-13") == ["day 12", "day 11"]
    assert await found(alice, "after:2099-03-11 before:2099-03-13", zone=moscow) == ["day 11", "day 10"]
    assert await found(alice, "day after:2099-03-13") == ["day 13"]
    assert await found(alice, "day before:2099-03-11") == ["day 10"]
    assert await found(alice, "day before:11.03.2099") == ["day 10"], "as days are written in Russia"
    assert await found(alice, "day after:2100-01-01") == []


async def test_pages_hold_every_hit_once_and_the_newest_first(talker, general):
    alice = await talker()
    for number in range(7):
        await send_message(alice.actor, general.id, f"again {number}", f"again-{number}")
    pages, before = [], None
    while True:
        answer = await search_messages(alice.actor, "again", before, limit=3)
        pages.append([hit.message.body for hit in answer.hits])
        if answer.next is None:
            break
        before = answer.next
    assert pages == [["again 6", "again 5", "again 4"], ["again 3", "again 2", "again 1"], ["again 0"]]


@pytest.mark.parametrize("text", ["before:soon", "after:2026-13-01", "after:31.02.2026", "x" * 201, "a " * 13])
@pytest.mark.one_database
def test_what_cannot_be_looked_for_is_refused_at_the_field(text):
    with pytest.raises(Invalid) as refusal:
        parse_query(text)
    assert "q" in refusal.value.fields


async def test_hits_show_the_words_marked_and_everything_else_as_text(alice, general):
    # B22
    body = "x" * 300 + " <b>Ёжик</b> и ежик " + "y" * 300
    await send_message(alice.actor, general.id, body, "long")
    (hit,) = (await search_messages(alice.actor, "ежик")).hits
    assert "&lt;b&gt;<mark>Ёжик</mark>&lt;/b&gt; и <mark>ежик</mark>" in hit.excerpt
    assert hit.excerpt.startswith("…")
    assert hit.excerpt.endswith("…")


async def test_an_index_made_later_finds_what_was_said_before(alice):
    """What a page of the past is counted from grows with time."""
    answer = await search_messages(alice.actor, "from:alice")
    moments = [hit.message.at for hit in answer.hits]
    assert moments == sorted(moments, reverse=True)
    assert max(moments) - min(moments) < timedelta(minutes=1)


@pytest.mark.one_database
async def test_the_page_shows_what_is_found_and_the_way_on(newcomer, room, say):
    # B22
    alice = await newcomer(name="Alice")
    for number in range(32):
        await say(alice, room.id, f"deploy <{number}>", f"deploy-{number}")
    page = await alice.get("/chat/search?q=deplo")
    assert page.text.count("<mark>deploy</mark> &lt;") == 30
    assert "&lt;31&gt;" in page.text
    (way,) = parse_page(page.text).xpath("//li[@class='older']/a[@hx-get]")
    rest = await alice.get(way.get("hx-get"), **{"HX-Request": "true"})
    assert rest.text.count("<mark>deploy</mark> &lt;") == 2
    assert "<html" not in rest.text
    refused = await alice.get("/chat/search?q=before:soon")
    assert refused.status_code == 422
    assert "Write dates like 2026-11-30." in refused.text
    assert 'value="before:soon"' in refused.text


@pytest.mark.one_database
async def test_clients_search_over_their_socket(newcomer, room, say):
    alice = await newcomer(name="Alice")
    await say(alice, room.id, "deploy now", "one")
    raw = await alice.join()
    answer = await raw.call("/chat", "search", {"q": "deplo"})
    assert [message["body"] for message in answer["messages"]] == ["deploy now"]
    assert (answer["ok"], answer["next"]) == (True, None)
    refused = await raw.call("/chat", "search", {"q": "before:soon"})
    assert (refused["ok"], refused["error"]["code"]) == (False, "bad_day")


async def test_what_is_seldom_said_is_found_however_far_back(alice, monkeypatch):
    # B22
    monkeypatch.setitem(DIALECTS, "postgres", Postgres(walked=2))
    assert await found(alice, "failed") == [WORDS[0]]
    assert await found(alice, "deploy") == [WORDS[1], WORDS[0]]
    assert await found(alice, "from:alice") == list(reversed(WORDS))  # the newest are found twice, and shown once
    assert await found(alice, "zebra") == []
    first = await search_messages(alice.actor, "from:alice", limit=4)
    assert await found(alice, "deploy", before=first.next) == [WORDS[0]]
