"""Reading where one stopped, and what was said long ago, while the others go on."""

import re

import pytest
from playwright.async_api import Page, expect

from app.chat.messages.edit import edit_message
from app.chat.messages.read_receipts import mark_read
from app.chat.messages.send import send_message
from app.chat.models import Message, Room
from tests.support.principals import principal_of

COUNT = 100


@pytest.fixture
async def talk(live, make_user):
    """Anna, who said much, and Boris, who has read the first ten of it."""
    anna, boris = await make_user("owner", name="Anna Orlova"), await make_user(name="Boris Klein")
    room = await Room.get(auto_join=True)
    hers, his = await principal_of(anna), await principal_of(boris)
    for number in range(COUNT):
        sent = await send_message(hers, room.id, f"word {number}", f"c{number}")
        if number == 9:
            await mark_read(his, room.id, sent.seq)
    return room, hers, boris


def body(page: Page, text: str):
    return page.locator(".log:not(.pending) .msg .body").get_by_text(text, exact=True)


def shown(page: Page):
    return page.locator(".log:not(.pending) .msg")


async def to_the_end(page: Page) -> None:
    """Read on until there is nothing after it."""
    while await page.locator(".log .newer").count():
        before = await shown(page).last.get_attribute("id")
        await page.locator(".log .newer").scroll_into_view_if_needed()
        await expect(page.locator(f"#{before} ~ .msg").first).to_be_attached()


async def test_a_room_with_much_that_is_new_opens_there_and_is_live_all_the_way(talk, open_room):
    # B6
    room, anna, boris = talk
    page = await open_room(boris)
    divider = page.locator(".divider")
    await expect(divider).to_have_count(1)
    await expect(divider).to_be_in_viewport()
    assert await page.locator(".divider + .msg .body").inner_text() == "word 10"
    await expect(page.locator("[data-unread-banner]")).to_contain_text("90 new messages")

    latest = page.locator("[data-latest]")
    await send_message(anna, room.id, "one more", "more")
    await expect(latest).to_have_text(re.compile("1 *Jump to latest"))
    await expect(body(page, "one more")).to_have_count(0)
    old = await Message.get(body="word 12")
    await edit_message(anna, room.id, old.id, "another word")
    await expect(body(page, "another word")).to_have_count(1)

    await to_the_end(page)
    await expect(body(page, "one more")).to_have_count(1)
    await expect(latest).to_have_count(0)
    await expect(page.locator("[data-unread-banner]")).to_have_count(0)
    await send_message(anna, room.id, "and live", "live")
    await expect(body(page, "and live")).to_have_count(1)
    await expect(divider).to_have_count(1)
    found = await shown(page).locator(".body").all_inner_texts()
    words = [f"word {number}" if number != 12 else "another word" for number in range(COUNT)]
    assert found == [*words, "one more", "and live"][-len(found) :]


async def test_what_is_new_is_in_view_from_its_beginning_where_the_end_is_nearly_in_view_too(talk, new_context):
    # B6
    room, anna, boris = talk
    await mark_read(await principal_of(boris), room.id, (await Message.get(body="word 91")).seq)
    context = await new_context(boris, viewport={"width": 1200, "height": 1600})
    await context.add_init_script("document.hasFocus = () => false")  # nobody reads yet
    page = await context.new_page()
    await page.goto(f"/chat/{room.id}")
    divider, online = page.locator(".divider"), page.locator("#room [data-sio-state=online]")
    await expect(online).to_be_visible()
    measure = """() => {
      const box = document.querySelector('[data-log]');
      const from = document.querySelector('.divider').getBoundingClientRect().top;
      return from - box.getBoundingClientRect().top + box.scrollTop - (box.scrollHeight - box.clientHeight);
    }"""
    spare = await page.evaluate(measure)  # how much lower the divider is than the beginning of what is in view
    await page.set_viewport_size({"width": 1200, "height": 1600 - int(spare) - 60})
    await page.reload()
    await expect(online).to_be_visible()
    await expect(divider).to_be_in_viewport()
    await send_message(anna, room.id, "one more", "more")
    await expect(body(page, "one more")).to_be_in_viewport()


async def test_whoever_answers_from_the_middle_is_taken_to_the_end(talk, open_room):
    room, _, boris = talk
    page = await open_room(boris)
    await expect(page.locator("[data-latest]")).to_be_visible()
    await page.get_by_role("textbox", name="Message", exact=True).fill("from the middle")
    await page.keyboard.press("Enter")
    await expect(body(page, "from the middle")).to_be_in_viewport()
    await expect(body(page, f"word {COUNT - 1}")).to_have_count(1)
    await expect(page.locator("[data-latest]")).to_have_count(0)
    assert await Message.filter(room_id=room.id, body="from the middle").count() == 1


async def test_what_is_new_can_be_left_unread_or_marked_as_read(talk, open_room):
    _, _, boris = talk
    page = await open_room(boris)
    await page.get_by_role("button", name="Mark as read").click()
    await expect(page.locator("[data-latest]")).to_have_count(0)
    await expect(page.locator(".divider")).to_have_count(0)
    await expect(body(page, f"word {COUNT - 1}")).to_be_in_viewport()


async def test_a_date_leads_to_what_was_said_then(talk, open_room):
    # B11
    _, _, boris = talk
    await Message.filter(body__in=[f"word {number}" for number in range(30)]).update(
        created_at="2026-11-01T23:30:00+00:00"
    )
    page = await open_room(boris, timezone_id="Asia/Tokyo")
    await page.get_by_role("button", name="Jump to a date").click()
    await page.get_by_label("Date", exact=True).fill("2026-11-02")
    await page.get_by_role("button", name="Go", exact=True).click()
    await expect(page).to_have_url(re.compile(r"\?date=2026-11-02$"))
    picked = page.locator(".msg.highlighted .body")
    await expect(picked).to_have_text("word 0")
    await expect(picked).to_be_in_viewport()
