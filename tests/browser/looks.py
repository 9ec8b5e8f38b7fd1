"""How pages look, and what opens on them; see `look.js`. And somebody who looks, with something to see everywhere."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from playwright.async_api import JSHandle, Page

from app.accounts.models import Session, User
from app.accounts.roles.custom import create_role
from app.admin.models import SavedView
from app.chat.messages.edit import edit_message
from app.chat.messages.pins import pin_message
from app.chat.messages.reactions import add_reaction
from app.chat.messages.send import send_message
from app.chat.rooms.sidebar import load_rooms
from app.clock import clock
from app.ids import new_id
from app.jobs import Job, JobState
from app.notifications.announcements import Audience, publish
from tests.browser.chat.file_inputs import attach_files, image_file
from tests.support.patience import PATIENCE_MS
from tests.support.principals import principal_of

# A folder for pictures of everything that is looked at.
PICTURES = os.environ.get("LOOK_INTO")
# Of a window its name, of the reader the language and the theme.
Look = tuple[str, str, str]
WINDOWS = {"1280": (1280, 720), "1440": (1440, 900), "390": (390, 800)}
LOOKS: list[Look] = list(product(WINDOWS, ("en", "ru"), ("light", "dark")))

LOOK = (Path(__file__).parent / "look.js").read_text()
CUT = (Path(__file__).parent / "cut.js").read_text()
OPENERS = (Path(__file__).parent / "openers.js").read_text()
# What opens something, with the selector of that ("" for what the opener itself names), and the selector of what has to
# have come before it is looked at, where that is fetched.
OPENED_BY = {
    "[popovertarget=bell-menu]": ("#bell-menu", "#bell-list > *"),
    "[popovertarget^=menu-users-]": ("", "form"),
    "[popovertarget], [data-dialog], summary": ("", ""),
    "[data-open-palette]": ("#palette", "[role=option]"),
    "[data-open-shortcuts]": ("#shortcuts", "dl"),
    "[data-emoji-button]": ("#emoji-picker", "[data-grid] button"),
    "[data-log] .log:not(.pending) .msg > .more": ("[data-message-menu]", ".quick-reactions"),
    "main a.person": ("#person-card", "h2"),
    "[data-log] .picture": ("#lightbox", "img[src]"),
}
# By its id, or else by what marks it.
NAME = "({ id, dataset, localName }) => id || Object.keys(dataset)[0] || localName"
PARTS = f"() => [...document.querySelectorAll('[popover], dialog')].map({NAME})"


def kind_of(part: str) -> str:
    """What the menus of all rows have in common."""
    return re.sub(r"-[0-9A-Z]{26}$|-\d+$", "", part)


@dataclass
class Gate:
    """What was found so far: faults, which popovers and dialogs were met, and which of them were opened."""

    faults: list[str] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)

    async def check(self, page: Page, root: JSHandle, name: str, *, opened: bool) -> None:
        """Look at `root`, a part of `page` that was `opened` or the whole of it."""
        found = await page.evaluate(f"(given) => ({LOOK})(...given)", [root, opened])
        self.faults += [f"{name}: {fault}" for fault in found]
        if PICTURES:
            await page.screenshot(path=Path(PICTURES, re.sub(r"\W+", "-", name).strip("-") + ".png"))

    async def check_whole(self, page: Page, name: str) -> None:
        """Whether all of `page` can be brought into view."""
        self.faults += [f"{name}: {fault}" for fault in await page.evaluate(CUT)]

    async def look_at(self, page: Page, name: str, *, frame: bool = True) -> None:
        """Look at `page`, and at all that opens on it; with what opens in the `frame` around it, if that is asked."""
        self.met.update(map(kind_of, await page.evaluate(PARTS)))
        await self.check_whole(page, name)
        main = await page.query_selector("main")
        assert main is not None
        await self.check(page, main, name, opened=False)
        found = await page.evaluate_handle(f"(given) => ({OPENERS}).find(given)", [", ".join(OPENED_BY), frame])
        for opener in (await found.get_properties()).values():
            given = [opener, OPENED_BY, PATIENCE_MS]
            root = await page.evaluate_handle(f"(given) => ({OPENERS}).open(given)", given)
            part = kind_of(await root.evaluate(NAME))
            self.opened.add(part)
            await self.check(page, root, f"{name}_{part}", opened=True)
            await page.evaluate(f"(given) => ({OPENERS}).close(given)", root)


async def set_look(page: Page, look: Look) -> None:
    """The window and the theme of a look; its language is that of whoever looks."""
    width, height = WINDOWS[look[0]]
    await page.set_viewport_size({"width": width, "height": height})
    await page.emulate_media(color_scheme="dark" if look[2] == "dark" else "light")


async def wait_until_ready(page: Page) -> None:
    """Wait until `page` does what it can."""
    await page.evaluate("document.fonts.ready")
    if await page.locator("#palette").count():  # the style sheet is the last that the script fetches
        await page.wait_for_selector("head link[href*='lazy/palette.css']", state="attached")
    if await page.locator("[data-emoji-button]").count():
        await page.wait_for_selector("[data-emoji-button]:not([hidden])", state="attached")


@dataclass
class Scene:
    """Who looks, and what the parts of addresses are."""

    owner: User
    places: Mapping[str, str]


async def make_scene(make_user, locale: str = "en") -> Scene:
    """An owner who reads `locale`, and something to see on every page."""
    owner = await make_user("owner", name="Anna Orlova", locale=locale)
    member = await make_user(name="Борис Клейн", locale=locale)
    suspended = await make_user(name="Chen Wei")
    await User.filter(id=suspended.id).update(status="suspended")
    anna, boris = await principal_of(owner), await principal_of(member)
    role = await create_role(anna, f"Support {locale}", ["send_message", "manage_users"])
    for listing in ("users", "audit"):
        view = {"id": new_id(), "query": "sort=-name", "created_at": clock.now()}
        await SavedView.create(user_id=owner.id, listing=listing, name="In the office", **view)
    for ended in ({}, {"revoked_at": clock.now(), "revoked_reason": "signed_out"}):
        await _make_session(member, **ended)
    room = (await load_rooms(anna))[0].id
    for number in range(12):
        await send_message(boris, room, f"Message {number}, see **https://example.com/**", f"b{number}")
    mine = await send_message(anna, room, "At once", f"mine{locale}")
    await edit_message(anna, room, mine.id, "At once!")
    await add_reaction(boris, room, mine.id, "tada")
    await pin_message(boris, room, mine.id)
    await publish(None, "announcement", Audience.everyone(), title="Maintenance", body="At six.", severity=4)
    job = await _make_job(owner)
    return Scene(owner, {"room": room, "mine": mine.id, "member": member.id, "role": role, "job": job})


async def _make_session(user: User, **fields: object) -> None:
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    about = {"secret_hash": b"x" * 32, "epoch": 0, "address": "192.0.2.1", "user_agent": agent}
    times = dict.fromkeys(("created_at", "last_seen_at", "idle_expires_at", "expires_at"), clock.now())
    await Session.create(id=new_id(), user_id=user.id, **about, **times, **fields)


async def _make_job(user: User) -> str:
    told = {"list": "users", "action": "suspend", "ids": [], "fields": {}}
    refused = {"last_owner": {"count": 2, "names": ["Anna", "Olga"]}}
    done = {"total": 30, "done": 28, "refused": refused, "state": JobState.FINISHED}
    times = {"created_at": clock.now(), "finished_at": clock.now()}
    job = await Job.create(id=new_id(), kind="list.action", user_id=user.id, caller={}, input=told, **done, **times)
    return job.id


async def send_picture(page: Page, room: str) -> None:
    """Send a picture to `room`, as people do."""
    await page.goto(f"/chat/{room}")
    await wait_until_ready(page)
    await attach_files(page, [image_file("red.png", "red")])
    await page.wait_for_selector(".upload[data-state=uploaded]")
    await page.locator("textarea[name=body]").fill("a picture")
    await page.keyboard.press("Enter")
    await page.wait_for_selector(".log:not(.pending) .picture")
