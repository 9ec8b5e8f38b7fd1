"""Attacks that only a browser falls for: on what it kept, and by what people wrote."""

import pytest
from playwright.async_api import Page, expect

from app.accounts import sessions
from app.accounts.models import User, UserStatus
from app.chat.messages.send import send_message
from app.chat.rooms import create_room
from app.chat.rooms.sidebar import load_rooms
from app.ids import new_id
from app.notifications.announcements import Audience, publish
from tests.support.browsers import NewContext
from tests.support.principals import principal_of

SCRIPTS = (
    "<script>window.taken=1</script>",
    "<img src=/nowhere onerror=window.taken=1>",
    "\"'><svg onload=window.taken=1>",
    "<a href='javascript:window.taken=1'>here</a>",
    'https://evil.example/"onmouseover=window.taken=1//',
    "</p></textarea></title><iframe srcdoc='<script>parent.taken=1</script>'>",
)
# What a reader of Markdown might make something of; how it is shown is another question.
MARKED_UP = "[here](javascript:window.taken=1) ![](/nowhere) <javascript:window.taken=1> `<img src=/x onerror=taken=1>`"
PAGES = (
    "/",
    "/notifications",
    "/users",
    "/roles",
    "/sessions",
    "/account/sessions",
    "/audit",
    "/chat/rooms",
    "/addresses",
)


@pytest.fixture
def launch_options() -> dict[str, object]:
    """With the cache of whole pages that the Back button takes them from, which people have and tests do not."""
    return {"ignore_default_args": ["--disable-back-forward-cache"]}


async def write_everywhere(text: str, user: User) -> str:
    """Have `user` write `text` wherever people write what others see; the room it was written in."""
    mallory = await principal_of(user)
    room_id = (await load_rooms(mallory))[0].id
    await send_message(mallory, room_id, text, new_id())
    await create_room(mallory, text[:80], text)
    await publish(mallory.user_id, "announcement", Audience.everyone(), title=text, body=text)
    await sessions.create_session(user, sessions.ClientInfo("203.0.113.66", text))
    return room_id


async def reads(page: Page, text: str) -> None:
    """Wait until `text` stands on the page, as text."""
    await expect(page.locator("body")).to_contain_text(" ".join(text.split()))


async def test_t38_the_back_button_shows_nothing_after_signing_out(
    live, new_context: NewContext, make_user, complaints
) -> None:
    complaints.expect("401|already in CLOSING")  # the socket of the page that one leaves
    page = await (await new_context(await make_user(name="Anna Orlova"))).new_page()
    await page.goto("/account")
    await expect(page.get_by_label("Name")).to_have_value("Anna Orlova")
    await page.evaluate(
        "() => { const f = document.createElement('form'); f.method = 'post'; f.action = '/logout';"
        " document.body.append(f); f.submit() }"
    )
    await expect(page.get_by_role("heading", name="Welcome back")).to_be_visible()
    await page.go_back(wait_until="commit")
    await expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    assert "Anna Orlova" not in await page.content()


async def test_t39_scripts_that_people_write_are_text_everywhere(live, new_context: NewContext, make_user) -> None:
    owner = await make_user("owner")
    writers = [await make_user(name=text[:80]) for text in SCRIPTS]
    for writer, text in zip(writers, SCRIPTS, strict=True):
        room_id = await write_everywhere(text, writer)
    await send_message(await principal_of(owner), room_id, MARKED_UP, new_id())
    page = await (await new_context(owner, user_agent=SCRIPTS[0])).new_page()
    for path in (*PAGES, *(f"/users/{writer.id}" for writer in writers[:2]), f"/chat/{room_id}"):
        await page.goto(path)
        assert await page.evaluate("window.taken") is None, path
        if path in ("/users", "/notifications", f"/chat/{room_id}"):
            for text in SCRIPTS:
                await reads(page, text[:80])
    # And so it is when it comes while the page is open.
    await expect(page.locator("#room [sio-status]")).to_have_text("Online")
    shown = page.locator(".log .msg .body")
    before = await shown.count()
    for writer, text in zip(writers, SCRIPTS, strict=True):
        await send_message(await principal_of(writer), room_id, f"again {text}", new_id())
    await expect(shown).to_have_count(before + len(SCRIPTS))
    for text in SCRIPTS:
        await reads(page, f"again {text}")
    assert await page.evaluate("window.taken") is None
    assert (
        await page.locator(".log .msg .body :is(img, svg, iframe, script, [onerror], [href^=javascript])").count() == 0
    )


async def test_t40_what_people_write_gives_htmx_nothing_to_do(
    live, new_context: NewContext, make_user, complaints
) -> None:
    owner, victim = await make_user("owner"), await make_user()
    button = f"<b hx-post=/users/{victim.id}/suspend hx-trigger=load>x</b>"
    room_id = await write_everywhere(button, await make_user(name='<b hx-get="/nowhere" hx-trigger="load">'))
    page = await (await new_context(owner)).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/users", "/chat/rooms", "/notifications", f"/chat/{room_id}"):
        await page.goto(path)
        if path != "/users":
            await reads(page, button)
    # Even as markup it would do nothing where people write; elsewhere it would, as the second one shows.
    complaints.expect("404")
    async with page.expect_request("**/users/nobody/suspend"):
        await page.evaluate(
            """button => {
                const ours = document.createElement("div");
                ours.innerHTML = button.replace(/users\\/\\w+/, "users/nobody");
                document.querySelector(".log .msg .body").innerHTML = button;
                document.querySelector("main").append(ours);
                htmx.process(document.body);
            }""",
            button,
        )
    assert not [url for url in asked if victim.id in url or "nowhere" in url]
    assert (await User.get(id=victim.id)).status == UserStatus.ACTIVE
