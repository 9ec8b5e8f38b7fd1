"""What the tests of the fragment law in chat share: a reader with a room open, and the comparison."""

import pytest
from lxml.html import HtmlElement

from app.chat.broadcasts import unread_counts
from app.chat.messages.notify import stream_name
from app.realtime import streams
from tests.support import htmx_swaps
from tests.support.messages import subscribe_room

# Where a reader stood when the page was made; from then on the browser keeps it.
STANDING = ("data-last-read-seq",)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(unread_counts, "COALESCE_S", 0.02)


@pytest.fixture(params=["en", "ru"])
async def reader(request, newcomer, room):
    """Somebody with the room open, in either language."""
    return await newcomer(name="Bob", locale=request.param)


@pytest.fixture
async def panels(reader, room):
    """The connection of that page, on both namespaces, after its greetings."""
    raw = await reader.join(format="html")
    await reader.join("/notifications", format="html", link=raw)
    await subscribe_room(raw, room.id)
    for namespace in ("/chat", "/notifications"):
        await raw.event(namespace, "unread")
        if namespace == "/chat":  # elsewhere only managers of users are told
            await raw.event(namespace, "presence", lambda body: reader.id in body["online"])
    return raw


async def page(reader, room, query: str = "") -> HtmlElement:
    response = await reader.get(f"/chat/{room.id}{query}")
    assert response.status_code == 200
    return htmx_swaps.parse_page(response.text)


def normalised(document: HtmlElement, *parts: str) -> list[str]:
    """`document`, or only the elements with these ids, without what belongs to the moment at which it was made."""
    for element in document.iter():
        for name in STANDING:
            element.attrib.pop(name, None)
    if not parts:
        return htmx_swaps.normalised(document).splitlines()
    return [htmx_swaps.normalised(document.find(f".//*[@id='{part}']")) for part in parts]


async def notified(reader) -> int:
    return (await streams.read_position(f"user:{reader.id}")).top


async def assert_update_equals_reload(reader, room, panels, act, told=None) -> None:
    """`act` makes of the page what it is afterwards, by what `panels` receive: up to the `unread` that `told` likes, or
    without it up to where the room's stream stands then."""
    before, seq = await page(reader, room), await notified(reader)
    panels.frames.clear()
    await act()
    if told is not None:
        await panels.event("/chat", "unread", told)
    else:
        top = (await streams.read_position(stream_name(room.id))).top
        await panels.event("/chat", "event", lambda event: event["seq"] == top)
    if (top := await notified(reader)) > seq:
        await panels.event("/notifications", "event", lambda event: event["seq"] == top)
    after = await page(reader, room)
    assert normalised(before) != normalised(after), "nothing happened"
    for namespace in ("/chat", "/notifications"):
        for name in ("event", "unread"):
            for body in panels.events(namespace, name):
                htmx_swaps.apply_swaps(before, body["html"])
    assert normalised(before) == normalised(after)
