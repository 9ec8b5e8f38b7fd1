"""Files that people give to a room: chosen, pasted or dropped, seen before they are sent, and looked at afterwards."""

import httpx
from playwright.async_api import expect
from tortoise.connection import get_connection

from app.chat.models import Room
from app.chat.rooms import create_room
from app.database import disk_watch
from tests.browser.accessibility import axe_violations
from tests.browser.chat.file_inputs import attach_files, image_file, text_file
from tests.support.browsers import sign_in_at
from tests.support.patience import PATIENCE_S
from tests.support.principals import principal_of
from tests.support.raw_socket import wait_until

GIVE = """([selector, event, names, kinds = []]) => {
  const data = new DataTransfer();
  for (const kind of kinds) data.setData(kind, 'words');
  for (const name of names) data.items.add(new File(['some words'], name, { type: 'text/plain' }));
  const given = event === 'paste' ? new ClipboardEvent(event, { clipboardData: data, bubbles: true, cancelable: true })
    : new DragEvent(event, { dataTransfer: data, bubbles: true, cancelable: true });
  document.querySelector(selector).dispatchEvent(given);
}"""


async def test_pictures_are_seen_before_and_after_they_are_sent_and_by_others(live, open_room, make_user):
    # B10
    anna, bob = await open_room(await make_user("owner", name="Anna")), await open_room(await make_user(name="Bob"))
    await attach_files(anna, [image_file("red.png", "red"), image_file("blue.png", "blue")])
    await expect(anna.locator(".upload[data-state=uploaded] img")).to_have_count(2)
    assert await axe_violations(anna) == []
    await anna.get_by_role("textbox", name="Message").fill("two of them")
    await anna.keyboard.press("Enter")
    for page in (anna, bob):
        await expect(page.locator(".log:not(.pending) .msg .picture img")).to_have_count(2)
        await expect(page.locator(".log:not(.pending) .msg .body")).to_have_text("two of them")
    await expect(anna.locator(".upload")).to_have_count(0)
    await bob.reload()
    sizes = "images => images.map((image) => [image.width, image.height, image.naturalWidth])"
    pictures = bob.locator(".msg .picture img")
    await expect(pictures).to_have_count(2)
    assert await pictures.evaluate_all(sizes) == [[60, 40, 60]] * 2  # their place, and themselves

    await expect(bob.get_by_role("button", name="Emoji", exact=True)).to_be_visible()  # the tools are there
    await bob.locator(".picture").first.click()
    box = bob.locator("#lightbox")
    await expect(box.get_by_role("img")).to_have_attribute("alt", "red.png")
    await bob.keyboard.press("ArrowRight")
    await expect(box.get_by_role("img")).to_have_attribute("alt", "blue.png")
    await expect(box.get_by_role("button", name="Next image")).to_be_disabled()
    assert await axe_violations(bob) == []
    await bob.keyboard.press("Escape")
    await expect(box).to_be_hidden()
    await expect(bob.locator(".picture").last).to_be_focused()

    await bob.keyboard.press("Enter")
    await box.get_by_role("button", name="Close").click()
    await expect(box).to_be_hidden()
    await expect(bob.locator(".picture").last).to_be_focused()


async def test_what_is_pasted_or_dropped_goes_with_the_next_message(live, open_room, make_user):
    page = await open_room(await make_user("owner", name="Anna"))
    await page.evaluate(GIVE, ["textarea[name=body]", "paste", ["pasted.txt"]])
    await expect(page.locator(".upload[data-state=uploaded] [data-name]")).to_have_text(["pasted.txt"])
    await page.evaluate(GIVE, ["[data-log]", "dragover", ["dropped.txt"]])
    await expect(page.locator("#room.drop-target")).to_have_count(1)
    await page.evaluate(GIVE, ["[data-log]", "drop", ["dropped.txt", "unwanted.txt"]])
    await expect(page.locator("#room.drop-target")).to_have_count(0)
    await expect(page.locator(".upload[data-state=uploaded]")).to_have_count(3)
    await page.locator(".upload", has_text="unwanted.txt").get_by_role("button", name="Remove").click()
    await page.locator("textarea[name=body]").press("Enter")  # no words are needed
    files = page.locator(".log:not(.pending) .msg .file .truncate")
    await expect(files).to_have_text(["pasted.txt", "dropped.txt"])


async def test_no_outline_stays_when_a_file_is_dropped_before_the_outline_is_drawn(live, open_room, make_user):
    page = await open_room(await make_user("owner", name="Anna"))
    drag, drop = [f"({GIVE})(['[data-log]', '{event}', ['dropped.txt']])" for event in ("dragover", "drop")]
    await page.evaluate(f"() => {{ {drag}; {drop}; }}")
    await expect(page.locator(".upload[data-state=uploaded]")).to_have_count(1)  # with the style sheet of the outline
    await expect(page.locator("#room.drop-target")).to_have_count(0)


async def test_a_pasted_table_stays_text_and_a_pasted_file_with_its_name_is_a_file(live, open_room, make_user):
    page = await open_room(await make_user("owner", name="Anna"))
    field = "textarea[name=body]"
    await page.evaluate(GIVE, [field, "paste", ["table.png"], ["text/plain", "text/html"]])
    await page.evaluate(GIVE, [field, "paste", ["from-finder.txt"], ["text/plain"]])
    await expect(page.locator(".upload[data-state=uploaded] [data-name]")).to_have_text(["from-finder.txt"])


async def test_what_the_server_refuses_says_why_and_whether_to_try_again(live, open_room, make_user, complaints):
    complaints.expect("413|503")
    page = await open_room(await make_user("owner", name="Anna"))
    refusals = [(413, "too_large"), (503, "unavailable")]

    async def refuse(route):
        if not refusals:
            return await route.continue_()
        status, code = refusals.pop(0)
        return await route.fulfill(status=status, json={"ok": False, "error": {"code": code}})

    await page.route("**/files", refuse)
    await attach_files(page, [text_file("huge.png")])
    tile = page.locator(".upload")
    await expect(tile).to_contain_text("The image resolution is too high.")
    await expect(tile.get_by_role("button", name="Retry")).to_be_hidden()
    await tile.get_by_role("button", name="Remove").click()
    await attach_files(page, [text_file("plan.txt")])
    await tile.get_by_role("button", name="Retry").click()
    await expect(tile).to_have_attribute("data-state", "uploaded")


async def test_what_cannot_be_sent_is_said_before_it_is_sent(live, open_room, make_user):
    page = await open_room(await make_user("owner", name="Anna"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/files") else None)
    await page.locator("[data-composer]").evaluate(
        "form => { form.dataset.maxBytes = 2 ** 20; form.dataset.maxFiles = 3 }"
    )
    await attach_files(page, [text_file("large.txt", 2**20 + 1), text_file("none.txt", 0)])
    tiles = page.locator(".upload")
    await expect(tiles).to_contain_text(["The file is larger than 1 MB.", "The file is empty."])
    await page.locator("[data-composer]").evaluate("form => { form.dataset.fileTypes = 'image/*' }")
    await attach_files(page, [text_file("words.txt"), image_file("one.png", "red")])
    await expect(tiles).to_contain_text(
        ["large.txt", "none.txt", "Files of this type can’t be sent here.", "A message can have at most 3 files."]
    )
    assert asked == []
    await page.locator("[data-composer]").evaluate(
        "form => { form.dataset.fileTypes = 'image/png'; form.dataset.maxFiles = 9 }"
    )
    await attach_files(page, [{**image_file("drawing.bmp", "red"), "mimeType": "image/bmp"}])  # becomes a PNG
    await expect(tiles.last).to_have_attribute("data-state", "uploaded")
    field = page.locator("textarea[name=body]")
    await field.fill("kept")
    await field.press("Enter")
    await expect(page.locator("[data-composer-error]")).to_have_text("Resend or remove the files first.")
    await expect(field).to_have_value("kept")
    assert await page.locator(".msg").count() == 0
    for _ in range(5):
        await tiles.first.get_by_role("button", name="Remove").click()
    await expect(page.locator("[data-composer-error]")).to_be_empty()
    await field.press("Enter")
    await expect(page.locator(".log:not(.pending) .msg .body")).to_have_text("kept")


async def test_a_file_that_broke_off_is_sent_again_and_is_there_once(live, open_room, make_user, complaints):
    complaints.expect("net::ERR_FAILED")  # what is broken off below
    page = await open_room(await make_user("owner", name="Anna"))
    ids: list[str] = []

    async def answer(route):
        ids.append(route.request.post_data.split('name="client_id"')[1].split()[0])
        if len(ids) == 1:
            await route.fetch()  # it arrived, and nobody was told
            return await route.abort()
        return await route.continue_()

    await page.route("**/files", answer)
    await attach_files(page, [text_file("plan.txt")])
    tile = page.locator(".upload")
    await expect(tile).to_contain_text("The connection was lost.")
    await tile.get_by_role("button", name="Retry").click()
    await expect(tile).to_have_attribute("data-state", "uploaded")
    assert len(ids) == 2
    assert len(set(ids)) == 1
    await page.locator("textarea[name=body]").press("Enter")
    await expect(page.locator(".log:not(.pending) .msg .file .truncate")).to_have_text(["plan.txt"])


async def test_a_file_that_broke_off_with_the_connection_goes_on_with_it(live, open_room, make_user, complaints):
    complaints.expect("ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|WebSocket connection|503")
    page = await open_room(await make_user("owner", name="Anna"))
    await attach_files(page, [text_file("first.txt")])
    tiles = page.locator(".upload")
    await expect(tiles).to_have_attribute("data-state", "uploaded")
    await live.stop()
    await attach_files(page, [text_file("second.txt")])
    await expect(tiles.nth(1)).to_contain_text("The connection was lost.")
    await live.start()
    await expect(page.locator(".upload[data-state=uploaded] [data-name]")).to_have_text(["first.txt", "second.txt"])


async def test_a_message_waits_for_its_files(live, open_room, make_user):
    page = await open_room(await make_user("owner", name="Anna"))
    held = []

    async def hold(route):
        held.append(route)

    await page.route("**/files", hold)
    await attach_files(page, [text_file("slow.txt")])
    field = page.locator("textarea[name=body]")
    await field.fill("with a plan")
    await wait_until(lambda: held)
    await field.press("Enter")
    await expect(page.locator(".msg")).to_have_count(0)
    await expect(field).to_have_value("with a plan")
    await expect(page.locator("[data-command-answer]")).to_have_text("The message is sent once the files are uploaded.")
    await held[0].continue_()
    await expect(page.locator(".log:not(.pending) .msg .file .truncate")).to_have_text(["slow.txt"])
    await expect(page.locator(".log:not(.pending) .msg .body")).to_have_text("with a plan")


async def test_what_is_chosen_before_anything_listens_is_taken_then(live, open_room, make_user, new_context):
    page = await (await new_context(await make_user("owner", name="Anna"))).new_page()
    room = await Room.get(auto_join=True)
    held = []

    async def hold(route):
        held.append(route)

    await page.route("**/bundles/chat-later.js", hold)
    await page.goto(f"/chat/{room.id}", wait_until="commit")
    await attach_files(page, [text_file("early.txt")])
    await wait_until(lambda: held)
    await held[0].continue_()
    await expect(page.locator(".upload[data-state=uploaded] [data-name]")).to_have_text(["early.txt"])


async def test_files_go_with_the_form_where_what_sends_them_cannot_be_fetched(live, make_user, new_context, complaints):
    complaints.expect("net::ERR_FAILED")
    page = await (await new_context(await make_user("owner", name="Anna"))).new_page()
    await page.route("**/bundles/chat-later.js", lambda route: route.abort())
    await page.goto(f"/chat/{(await Room.get(auto_join=True)).id}")
    await expect(page.locator("#room [sio-status]")).to_have_attribute("data-sio-state", "online")
    await attach_files(page, [text_file("plain.txt")])
    await page.get_by_role("textbox", name="Message").fill("with it")
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator(".msg .file .truncate")).to_have_text(["plain.txt"])
    await expect(page.locator(".msg .body")).to_have_text(["with it"])


async def test_files_go_without_script_too(live, new_context, make_user):
    page = await (await new_context(await make_user("owner", name="Anna"), java_script_enabled=False)).new_page()
    room = await Room.get(auto_join=True)
    await page.goto(f"/chat/{room.id}")
    await attach_files(page, [text_file("plain.txt")])
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator(".msg .file .truncate")).to_have_text(["plain.txt"])


async def test_a_file_that_arrives_when_its_room_was_left_and_entered_again_is_with_the_others(
    live, open_room, make_user
):
    anna = await make_user("owner", name="Anna")
    await create_room(await principal_of(anna), "Plans")
    page = await open_room(anna)
    await attach_files(page, [text_file("quick.txt")])
    here = page.locator(".upload[data-state=uploaded] [data-name]")
    await expect(here).to_have_text(["quick.txt"])
    held = []

    async def hold(route):
        held.append(route)

    await page.route("**/files", hold)
    await attach_files(page, [text_file("slow.txt")])
    await wait_until(lambda: held)
    for room in ("Plans", "general"):
        await page.locator("#rooms").get_by_role("link", name=room).click()
        await expect(page.get_by_role("heading", name=room, level=1)).to_be_visible()
    await expect(here).to_have_text(["quick.txt"])
    await held[0].continue_()
    await expect(here).to_have_text(["quick.txt", "slow.txt"])


async def test_files_outlive_the_page_and_go_from_every_tab_once(live, open_room, make_user):
    page = await open_room(await make_user("owner", name="Anna"))
    other = await page.context.new_page()
    await other.goto(page.url)
    await attach_files(page, [text_file("first.txt"), image_file("second.png", "red")])
    for tab in (page, other):
        await expect(tab.locator(".upload[data-state=uploaded] [data-name]")).to_have_text(["first.txt", "second.png"])
    await page.reload()
    await expect(page.locator(".upload[data-state=uploaded] img")).to_have_count(1)
    await other.locator(".upload", has_text="first.txt").get_by_role("button", name="Remove").click()
    await expect(page.locator(".upload [data-name]")).to_have_text(["second.png"])
    await page.locator("textarea[name=body]").press("Enter")
    await expect(other.locator(".log:not(.pending) .msg .picture")).to_have_count(1)
    for tab in (page, other):
        await expect(tab.locator(".upload")).to_have_count(0)

    await attach_files(page, [text_file("third.txt")])
    await expect(page.locator(".upload[data-state=uploaded]")).to_have_count(1)
    await sign_in_at(page.context, live, await make_user("owner", name="Bob"))
    await page.reload()
    await expect(page.locator(".upload")).to_have_count(0)
    assert [name for name in await page.evaluate("Object.keys(localStorage)") if ".files." in name] == []


async def test_a_proxy_that_takes_no_file_of_that_size_is_not_taken_for_a_broken_connection(
    live, open_room, make_user, complaints
):
    complaints.expect("413")
    page = await open_room(await make_user("owner", name="Anna"))
    refusal = "<html><h1>413 Request Entity Too Large</h1></html>"
    await page.route("**/files", lambda route: route.fulfill(status=413, content_type="text/html", body=refusal))
    await attach_files(page, [text_file("large.txt")])
    upload = page.locator(".upload[data-state=failed]")
    await expect(upload.get_by_role("alert")).to_contain_text("too large for a server on the way")
    await expect(upload.get_by_role("button", name="Retry")).to_be_hidden()  # it would be as large again


async def test_what_cannot_be_stored_at_the_moment_is_sent_again_by_itself(live, open_room, make_user, complaints):
    complaints.expect("503")
    page = await open_room(await make_user("owner", name="Anna"))
    refusal = {"ok": False, "error": {"code": "unavailable", "detail": "the disk is full", "retry_after_ms": 300}}
    tries = 0

    async def answer(route) -> None:
        nonlocal tries
        tries += 1
        await (route.fulfill(status=503, json=refusal) if tries < 3 else route.continue_())

    await page.route("**/files", answer)
    await attach_files(page, [text_file("notes.txt")])
    await expect(page.locator(".upload[data-state=uploaded]")).to_have_count(1)
    assert tries == 3


async def test_a_message_that_finds_the_disk_full_is_sent_when_there_is_room(live, open_room, make_user, monkeypatch):
    page = await open_room(await make_user("owner", name="Anna"))
    database = (await get_connection("default").writer()).raw
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    monkeypatch.setattr(disk_watch, "full", False)
    database.execute(f"PRAGMA max_page_count = {pages}")
    await page.get_by_role("textbox", name="Message").fill("room " * 790)
    await page.keyboard.press("Enter")
    await wait_until(lambda: disk_watch.full)
    await expect(page.locator(".log:not(.pending) .msg")).to_have_count(0)
    database.execute("PRAGMA max_page_count = 1000000")
    await expect(page.locator(".log:not(.pending) .msg .body")).to_contain_text("room room")
    async with httpx.AsyncClient(timeout=PATIENCE_S) as http:
        assert (await http.get(f"{live.url}/health/ready")).status_code == 200
    assert not disk_watch.full
