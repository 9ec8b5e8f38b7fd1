"""Pictures of messages, looked at over the page and elsewhere."""

from playwright.async_api import expect

from tests.browser.chat.file_inputs import attach_files, image_file


async def test_a_picture_deleted_while_it_is_looked_at_leads_on_and_alone_it_is_a_link(
    live, open_room, make_user, complaints
):
    complaints.expect("favicon.ico")  # a picture by itself is in a sandbox, which gets nothing else
    page = await open_room(await make_user("owner", name="Anna"))
    pictures = page.locator(".log:not(.pending) .msg .picture")
    for count, colour in enumerate(("red", "blue"), 1):
        await attach_files(page, [image_file(f"{colour}.png", colour)])
        await expect(page.locator(".upload[data-state=uploaded]")).to_have_count(1)
        await page.locator("textarea[name=body]").press("Enter")
        await expect(pictures).to_have_count(count)
    await pictures.first.click()
    box = page.locator("#lightbox")
    await expect(box.get_by_role("img")).to_have_attribute("alt", "red.png")
    message = await page.locator(".msg:has(.picture)").first.get_attribute("id")
    room = await page.locator("#room").get_attribute("data-room-id")
    path = f"/chat/{room}/messages/{message.removeprefix('message-')}"
    await page.evaluate("(path) => fetch(`${path}/delete`, { method: 'POST' })", path)
    await expect(pictures).to_have_count(1)
    await page.keyboard.press("ArrowRight")
    await expect(box.get_by_role("img")).to_have_attribute("alt", "blue.png")
    await page.keyboard.press("Escape")

    last = (await page.locator(".msg:has(.picture)").get_attribute("id")).removeprefix("message-")
    await page.evaluate(
        """(path) => {
          const link = Object.assign(document.createElement('a'), { href: path });
          document.getElementById('main').append(link);
          htmx.process(link);
          link.click();
        }""",
        f"/chat/{room}/messages/{last}/actions",
    )
    await expect(page.locator(".one-message .picture")).to_be_visible()
    async with page.context.expect_page() as opened:
        await page.locator(".one-message .picture").click()
    assert "/chat/files/" in (await opened.value).url
