"""What people write in the browsers of the others, with the real htmx: it is read, and that is all it does."""

from playwright.async_api import Page, expect

from app.characters import without_turns
from app.chat.attachments.upload import IncomingFile, add_file
from app.chat.messages.body import MAX_BODY
from app.chat.messages.send import send_message
from app.chat.models import Room
from app.chat.rooms import create_room
from app.errors import Invalid
from app.ids import new_id
from app.lookalikes import skeleton
from tests.support import hostile_text
from tests.support.principals import principal_of

# What there is beside the messages, each with its words.
REST = """() => {
  const rest = document.body.cloneNode(true);
  for (const changing of rest.querySelectorAll('.log, .unread, [data-jump]')) changing.remove();
  const say = ({ tagName, id, childElementCount, textContent }) => [tagName, id, childElementCount ? '' : textContent];
  return [...rest.querySelectorAll('*')].map(say);
}"""
# Without the address that stands beside a name which another one looks like, what unfolds a tall message, and elements
# that only keep a direction.
BODIES = """bodies => bodies.map((body) => {
  const given = body.cloneNode(true);
  if (given.matches('.author')) given.querySelector('small')?.remove();
  given.querySelector('.fold')?.remove();
  for (const around of given.querySelectorAll('bdi, .folded')) around.replaceWith(...around.childNodes);
  return [given.textContent, given.children.length];
})"""
STRANGE = (
    ".log .body :is([id], [style], script, style, img, svg, iframe, form, input, button, [class^=hx], [onclick], "
    "[onload], [onerror])"
)
# Nothing of ours is called like this; the payloads would be.
MADE = ":is(.log, #rooms) :is(script, style, iframe, object, form[action*=evil], [onerror], [onload], [src*=evil])"
AUTHORS = ".log .msg b.author"
FILES = ".log .msg a.file .truncate"
ROOM_NAMES = "#rooms li[id^=room-] > a > span:nth-of-type(1)"


async def shown(page: Page) -> list[list[object]]:
    """[text, how many elements] of each message."""
    return await page.locator(".log .msg .body").evaluate_all(BODIES)


async def test_nothing_that_is_written_does_anything(live, new_context, make_user):
    # B12
    reader = await make_user("owner", name="Anna")
    author = await principal_of(await make_user(name="Mallory"))
    room = await Room.get(auto_join=True)
    page = await (await new_context(reader)).new_page()
    await page.goto(f"/chat/{room.id}")
    await expect(page.locator("#room [sio-status]")).to_have_text("Online")
    await expect(page.locator("[sio-summary]")).to_have_attribute("data-sio-state", "online")
    rest = await page.evaluate(REST)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))

    sent = []
    for body in (*hostile_text.TEXTS, *hostile_text.MARKDOWN):
        try:
            await send_message(author, room.id, body, new_id())
        except Invalid:
            assert len(body) > MAX_BODY
        else:
            sent.append(body)
    await send_message(author, room.id, "the end", new_id())
    await expect(page.locator(".log .msg .body").last).to_have_text("the end")
    assert len(sent) > 40

    live_bodies = await shown(page)
    texts = [text for text, _ in live_bodies]
    assert texts[: len(sent)] == texts[:-1]
    for body, text in zip(sent, texts, strict=False):
        if body in hostile_text.TEXTS:
            # A NUL cannot be stored, and is read as the character after it: nothing is meant by either.
            assert text == without_turns(body.replace("\x01", "").strip())
    assert await page.locator(STRANGE).count() == 0
    assert set(
        await page.locator(".log .body").evaluate_all("all => all.map((e) => getComputedStyle(e).unicodeBidi)")
    ) == {"plaintext"}
    assert await page.evaluate(REST) == rest
    own = f"{live.url}/static/"  # what the page itself fetches later than it is live
    assert [url for url in asked if not url.startswith(own)] == []

    # The same from the page as the server renders it, and htmx looks at it once more.
    await page.goto(f"/chat/{room.id}")
    await expect(page.locator("#room [sio-status]")).to_have_text("Online")
    await expect(page.locator(".log .msg .body").last).to_have_text("the end")
    page_bodies = await shown(page)
    assert page_bodies == live_bodies[-len(page_bodies) :]
    assert [url for url in asked if not url.startswith(live.url)] == []


async def test_nothing_that_somebody_or_something_is_called_does_anything(live, new_context, make_user, tmp_path):
    # B12
    reader = await make_user("owner", name="Anna")
    room = await Room.get(auto_join=True)
    page = await (await new_context(reader)).new_page()
    await page.goto(f"/chat/{room.id}")
    await expect(page.locator("#room [sio-status]")).to_have_text("Online")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))

    names = [text for text in hostile_text.TEXTS if len(text) <= 80]
    assert len(names) > 40
    given = []
    # Of open rooms no two look alike, and none looks like nothing.
    rooms = list({skeleton(name): name for name in names if skeleton(name)}.values())
    assert len(rooms) > 40
    for name in names:
        author = await principal_of(await make_user(name=name))
        (tmp_path / "file").write_text("words")
        file = await add_file(
            live.app.extensions["files"], author, room.id, IncomingFile(name, tmp_path / "file", 5), ""
        )
        given.append(file.name)
        await send_message(author, room.id, "", new_id(), files=[file.id])
    for name in rooms:
        await create_room(await principal_of(reader), name)
    last = await make_user(name="Mallory")
    await send_message(await principal_of(last), room.id, "the end", new_id())

    async def look(fewest: int) -> None:
        await expect(page.locator(".log .msg .body").last).to_have_text("the end")
        await expect(page.locator(ROOM_NAMES)).to_have_count(len(rooms) + 1)
        for selector, words in ((AUTHORS, [*names, "Mallory"]), (FILES, given), (ROOM_NAMES, rooms)):
            shown = await page.locator(selector).evaluate_all(BODIES)
            assert all(elements == 0 for _, elements in shown), selector
            texts = [" ".join(text.split()) for text, _ in shown]
            expected = [" ".join(word.split()) for word in words]
            if selector == ROOM_NAMES:  # which are in an order of their own, one room being everybody's
                assert set(texts) - {room.name} == set(expected)
            else:
                assert texts == expected[-len(texts) :]
                assert len(texts) >= fewest
        assert await page.locator(MADE).count() == 0
        assert [url for url in asked if not url.startswith(live.url)] == []

    await look(len(names))
    await page.reload()
    await expect(page.locator("#room [sio-status]")).to_have_text("Online")
    await look(30)  # the last page
