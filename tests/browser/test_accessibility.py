"""Every page, in both themes, widths and languages: no accessibility fault that axe finds, nothing wider than the
screen, and (by the fixture) nothing that the browser complains about."""

import pytest
from playwright.async_api import Page

from app.accounts.setup import setup_link
from app.chat.messages.delete import delete_message
from app.chat.messages.edit import edit_message
from app.chat.messages.notify import message_url
from app.chat.messages.pins import pin_message
from app.chat.messages.reactions import add_reaction
from app.chat.messages.send import send_message
from app.chat.rooms.sidebar import load_rooms
from app.notifications.announcements import Audience, publish
from tests.browser.accessibility import LOOKS, check_page, check_path
from tests.support.principals import principal_of


@pytest.mark.parametrize(("width", "locale"), LOOKS)
async def test_every_page_is_accessible(width, locale, live, new_context, make_user, complaints):
    # B15
    complaints.expect("404|403|422")  # pages that are asked for because they are errors
    look = {"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce", "locale": locale}
    problems: list[str] = []
    stranger = await (await new_context(**look)).new_page()
    link = await setup_link(live.settings)
    assert link is not None
    for path in (link, "/login", "/forgot", "/reset/nothing", "/invitation/nothing", "/nowhere"):
        await check_path(stranger, path, problems)

    owner = await make_user("owner", name="Anna Orlova", locale=locale)
    member = await make_user(name="Борис Клейн", locale=locale)
    page = await (await new_context(owner, **look)).new_page()
    room, message = await _talk(owner, member)
    await page.goto("/account/security")
    await page.locator("form[action$=begin] button").click()
    await page.wait_for_url("**/account/security/totp")
    for path in (
        "/",
        f"/chat/{room}",
        f"{message}/actions",
        f"{message}/edit",
        f"{message}/history",
        f"{message}/seen",
        f"/chat/{room}/settings",
        "/chat/rooms",
        "/notifications",
        "/notifications?show=unread",
        "/notifications/send",
        "/users",
        "/users?q=nobody-like-this",
        "/users/invite",
        "/users/import",
        "/account/sessions",
        "/sessions",
        f"/users/{member.id}?done=restore.1.0.",
        f"/users/{member.id}?tab=sessions",
        f"/users/{member.id}?tab=activity",
        "/invitations",
        "/roles",
        "/roles/new",
        "/roles/member",
        f"/users/{member.id}/reset-link",
        f"/users/{member.id}/email",
        "/sudo",
        "/account",
        "/confirm-email",
        "/account/security",
        "/account/security/totp",
        "/addresses",
        "/audit",
        "/audit?q=nothing-like-this",
        "/audit/1",
        "/chat/nowhere",
        "/chat/search?q=message",
        "/chat/search?q=before:soon",
        "/help",
        "/help?q=backup",
        "/help/backup",
        "/help/benchmarks",
    ):
        await check_path(page, path, problems)
    await _look_at_a_table(page, problems)
    await page.goto(f"/users/{member.id}")
    async with page.expect_response("**/users/do/erase"):
        await page.locator("form[action='/users/do/erase'] button").click()
    await page.wait_for_selector("#f-typed")
    await check_page(page, "what cannot be undone", problems)
    outsider = await (await new_context(member, **look)).new_page()
    await check_path(outsider, "/users", problems)
    assert problems == []


async def _look_at_a_table(page: Page, problems: list[str]) -> None:
    await page.goto("/users/import")
    await page.locator("details:has(#f-text) > summary").click()
    await page.locator("#f-text").fill("email;role;x\nnew@example.org;member\nno address;king")
    for path, button in (("what would happen", "button[form=import]"), ("the links", "button[value=apply]")):
        async with page.expect_navigation():
            await page.locator(button).click()
        await check_page(page, path, problems)


async def _talk(owner, member) -> tuple[str, str]:
    """The id of a room, and the address of a message there to which everything was done."""
    anna, boris = await principal_of(owner), await principal_of(member)
    room = (await load_rooms(anna))[0]
    for number, author in enumerate((anna, boris, anna, boris)):
        await send_message(author, room.id, f"Message {number} https://example.com/{number}", f"c{number}")
    mention = await send_message(boris, room.id, "@Anna Orlova please", "mention")
    sent = await send_message(anna, room.id, "At once", "answer", mention.id)
    await edit_message(anna, room.id, sent.id, "At once!")
    await add_reaction(boris, room.id, sent.id, "tada")
    await pin_message(boris, room.id, sent.id)
    await delete_message(boris, room.id, mention.id)
    await publish(None, "announcement", Audience.everyone(), title="Maintenance", body="At six.", severity=4)
    return room.id, message_url(room.id, sent.id)
