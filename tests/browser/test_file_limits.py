"""Forms that take a file say how large it may be, and do not send a larger one."""

import re

from playwright.async_api import expect

from app.paths import TEMPLATES

KEPT = "The file is larger than 256 KB. Split it into smaller files."


def test_every_form_that_takes_a_file_knows_its_limit() -> None:
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text()
        if 'type="file"' in text or "type='file'" in text:
            assert re.search("data-max-bytes", text), path


async def test_a_file_that_is_too_large_is_named_when_it_is_chosen_and_not_sent(live, new_context, make_user) -> None:
    page = await (await new_context(await make_user("admin", name="Ada Admin"))).new_page()
    sent: list[str] = []
    page.on("request", lambda request: request.url.endswith("/import") and sent.append(request.method))
    await page.goto("/users/import")
    field, note = page.locator("#f-file"), page.locator("[data-size-note]")
    await expect(page.locator("#h-file")).to_contain_text("256 KB")
    large = {"name": "people.csv", "mimeType": "text/csv", "buffer": b"email\n" + b"x" * 300_000}
    await field.set_input_files(large)
    await expect(note).to_have_text(KEPT)  # also if the script came after the file
    await expect(field).to_have_attribute("aria-invalid", "true")
    await page.get_by_role("button", name="Preview").click()
    assert await field.evaluate("field => field.validity.customError")
    await field.set_input_files({**large, "buffer": b"email\nnew@example.org"})
    await expect(note).to_have_text("")
    assert sent == ["GET"]
    async with page.expect_navigation():
        await page.get_by_role("button", name="Preview").click()
    await expect(page.get_by_text("new@example.org").first).to_be_visible()
