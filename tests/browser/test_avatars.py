"""Pictures of people in a browser: chosen, shown before they are sent, and then on every open page."""

import re
from pathlib import Path

from playwright.async_api import expect

from app.chat.models import Room
from app.people.avatars import MAX_BYTES
from tests.browser.shortcuts import go_to
from tests.support.browsers import wait_for_value
from tests.support.uploads import make_picture

PNG = {"name": "me.png", "mimeType": "image/png"}
SEEN = """() => {{
  const image = document.querySelector("#members [data-person-id='{}'] img");
  return !!image && image.complete && image.naturalWidth === 80;
}}"""


async def test_a_picture_is_seen_before_it_is_sent_and_then_by_everybody_at_once(
    live, new_context, anna, make_user
) -> None:
    boris = await make_user(name="Boris Klein")
    room = await Room.get(auto_join=True)
    watching = await (await new_context(anna)).new_page()
    await go_to(watching, f"/chat/{room.id}")
    await expect(watching.locator(f"#members [data-person-id='{boris.id}']")).to_have_count(1)
    await expect(watching.locator("[sio-summary]")).to_have_attribute("data-sio-state", "online")
    page = await (await new_context(boris)).new_page()
    await page.goto("/account")
    form = page.locator("[data-avatar-form][data-ready]")
    await expect(form.get_by_text("at most 10 MB")).to_be_visible()
    await form.get_by_label("Picture").set_input_files({**PNG, "buffer": make_picture(size=(300, 200))})
    await expect(form.locator(".avatar img")).to_have_attribute("src", re.compile("^data:image/png"))
    await form.get_by_role("button", name="Save picture").click()
    await expect(page.get_by_role("button", name="Remove picture")).to_be_visible()
    await wait_for_value(watching, SEEN.format(boris.id))
    await page.get_by_role("button", name="Remove picture").click()
    await expect(page.get_by_role("button", name="Remove picture")).to_have_count(0)
    await expect(watching.locator(f"#members [data-person-id='{boris.id}'] img")).to_have_count(0)


async def test_one_that_is_too_large_or_none_is_said_at_the_field(
    live, new_context, anna, complaints, tmp_path: Path
) -> None:
    complaints.expect("422")
    too_large = tmp_path / "large.png"
    with too_large.open("wb") as file:  # which the browser finds by itself: to give it so much would take long
        file.truncate(MAX_BYTES + 1)
    page = await (await new_context(anna)).new_page()
    await page.goto("/account")
    form = page.locator("[data-avatar-form][data-ready]")
    field = form.get_by_label("Picture")
    await field.set_input_files(too_large)
    await expect(field).to_have_js_property("validationMessage", "This file is larger than 10 MB.")
    await field.set_input_files({**PNG, "buffer": b"words"})
    await expect(field).to_have_js_property("validationMessage", "")
    await form.get_by_role("button", name="Save picture").click()
    await expect(page.locator("#e-file")).to_have_text("Choose a picture: PNG, JPEG, GIF, WebP or AVIF.")
    await expect(page.get_by_label("Picture")).to_be_focused()


async def test_without_scripts_it_is_sent_as_any_form(live, new_context, anna) -> None:
    page = await (await new_context(anna, java_script_enabled=False)).new_page()
    await page.goto("/account")
    await page.get_by_label("Picture").set_input_files({**PNG, "buffer": make_picture()})
    await page.get_by_role("button", name="Save picture").click()
    await expect(page.get_by_role("button", name="Remove picture")).to_be_visible()
    assert await page.locator("[data-avatar-form] .avatar img").evaluate("(image) => image.naturalWidth") == 160
