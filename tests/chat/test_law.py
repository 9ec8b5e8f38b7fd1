"""The fragment law for chat: the page before + what a panel's socket received = the page after."""

import pytest
from lxml.html import HtmlElement

from app.chat import service, unread
from app.realtime import streams
from tests.notifications import law
from tests.realtime.talk import follow

pytestmark = pytest.mark.one_database

# Where a reader stood when the page was made; from then on the browser keeps it.
STANDING = ("data-last-read-seq",)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(unread, "COALESCE_S", 0.02)


@pytest.fixture(params=["en", "ru"])
async def reader(request, newcomer, room):
    """Somebody with the room open, in either language."""
    return await newcomer(name="Bob", locale=request.param)


@pytest.fixture
async def panels(reader, room):
    """The connection of that page, on both namespaces, after its greetings."""
    raw = await reader.join(format="html")
    await reader.join("/notifications", format="html", link=raw)
    await follow(raw, room.id)
    for namespace in ("/chat", "/notifications"):
        await raw.event(namespace, "unread")
        await raw.event(namespace, "presence", lambda body: reader.id in body["online"])
    return raw


async def page(reader, room) -> HtmlElement:
    response = await reader.get(f"/chat/{room.id}")
    assert response.status_code == 200
    return law.document(response.text)


def normalised(document: HtmlElement) -> list[str]:
    for element in document.iter():
        for name in STANDING:
            element.attrib.pop(name, None)
    return law.normalised(document).splitlines()


async def notified(reader) -> int:
    return (await streams.position(f"user:{reader.id}")).top


async def assert_law(reader, room, panels, act, told) -> None:
    """`act` makes of the page what it is afterwards, by what `panels` receive up to the `unread` that `told` likes."""
    before, seq = await page(reader, room), await notified(reader)
    panels.frames.clear()
    await act()
    await panels.event("/chat", "unread", told)
    if (top := await notified(reader)) > seq:
        await panels.event("/notifications", "event", lambda event: event["seq"] == top)
    after = await page(reader, room)
    assert normalised(before) != normalised(after), "nothing happened"
    for namespace in ("/chat", "/notifications"):
        for name in ("event", "unread"):
            for body in panels.events(namespace, name):
                law.apply(before, body["html"])
    assert normalised(before) == normalised(after)


HOSTILE = "</div></li></hx-partial><li id='x'>hi @Bob <https://x.example/?a=1&b=2> \n <script>1</script>"


@pytest.mark.parametrize("body", ["hello", HOSTILE], ids=["plain", "with a mention"])
async def test_a_message_that_is_sent(reader, room, panels, newcomer, say, body):
    author = await newcomer(name="<Анна>")
    await say(author, room.id, "the first")
    await panels.event("/chat", "unread", lambda told: told["count"] == 1)
    await assert_law(
        reader, room, panels, lambda: say(author, room.id, body), lambda told: told["rooms"].get(room.id) == 2
    )


async def test_the_first_message_of_a_room(reader, room, panels, newcomer, say):
    author = await newcomer()
    await assert_law(reader, room, panels, lambda: say(author, room.id), lambda told: told["count"] == 1)


async def test_a_message_in_another_room(reader, room, panels, newcomer, say):
    author = await newcomer()
    other = await service.open_direct(await author.principal(), reader.id)
    await assert_law(reader, room, panels, lambda: say(author, other.id), lambda told: told["rooms"].get(other.id) == 1)


async def test_a_room_that_is_read(reader, room, panels, newcomer, say):
    author = await newcomer()
    other = await service.open_direct(await author.principal(), reader.id)
    for where in (room, room, other):
        seq = await say(author, where.id)
    await panels.event("/chat", "unread", lambda told: told["count"] == 3)

    async def read() -> None:
        await panels.call("/chat", "markRead", {"room": room.id, "seq": 2})

    assert seq == 1
    await assert_law(reader, room, panels, read, lambda told: told["count"] == 1 and room.id in told["rooms"])


async def test_what_the_reader_says_themselves(reader, room, panels, newcomer, say):
    author = await newcomer()
    await say(author, room.id)
    await panels.event("/chat", "unread", lambda told: told["count"] == 1)
    await assert_law(reader, room, panels, lambda: say(reader, room.id), lambda told: told["rooms"] == {room.id: 0})
