"""What people write is text on every page: names of people, rooms, roles, views and files, whatever is in them."""

import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from quart import Quart

from app.accounts.roles import custom
from app.admin.models import SavedView
from app.chat.messages.pins import pin_message
from app.chat.messages.send import send_message
from app.chat.models import Attachment, Room
from app.chat.rooms.direct import open_direct
from app.clock import clock
from app.ids import new_id
from app.paths import ROOT, TEMPLATES
from tests.support.app_client import AppClient
from tests.support.principals import principal_of
from tests.support.users import PASSWORD

pytestmark = pytest.mark.one_database

# One element that no page has: where it stands in the markup as an element, something was not escaped.
HOSTILE = "<x-hostile a='\"'>&amp;"
_SAFE = re.compile(r"(\S)\s*\|\s*safe\b")


class Elements(HTMLParser):
    """The elements of a page, and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag, *(name for name, _ in attrs)]


def problems(page: str) -> list[str]:
    """What shows that a hostile text became markup: an element, half of one in an attribute, or a text that was escaped
    twice."""
    found = [name for name in Elements(page).found if "hostile" in name or name in ('"', "'", "\"'")]
    twice = [match for match in re.findall(r"&amp;(?:lt|#34|#39|quot|amp;amp);", page) if match]
    return found + twice


def test_hostile_texts_would_be_found() -> None:
    assert not problems(f'<p title="{html.escape(HOSTILE)}">{html.escape(HOSTILE)}</p>')
    assert problems(f"<p>{HOSTILE}</p>")
    assert problems(f'<p title="{HOSTILE}">x</p>')
    assert problems(f"<p>{html.escape(html.escape(HOSTILE))}</p>")


@pytest.mark.template_rules
@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_only_literals_are_safe_without_escaping(path: Path) -> None:
    assert set(_SAFE.findall(path.read_text())) <= {"'", '"'}
    assert "autoescape" not in path.read_text()


@pytest.mark.template_rules
def test_markup_is_made_in_few_places_that_are_known() -> None:
    files = (ROOT / "app").rglob("*.py")
    makers = {str(path.relative_to(ROOT)) for path in files if re.search(r"\bMarkup\(", path.read_text())}
    assert makers <= {
        "app/chat/markdown/render.py",
        "app/chat/renderers/message_frame.py",
        "app/chat/search/highlight.py",
        "app/help/document.py",
        "app/web/kit.py",
        "app/web/highlighting.py",
    }


@pytest.fixture
async def hostile(client, make_user) -> dict[str, list[str]]:
    """A world in which every text that people choose is hostile; ids by the name that routes have for them."""
    owner = await make_user("owner", name=f"Olga {HOSTILE}", email="olga@example.org")
    other = await make_user("member", name=f"Boris {HOSTILE}", email="boris@example.org")
    actor, second = await principal_of(owner), await principal_of(other)
    room = await Room.get(auto_join=True)
    await Room.filter(id=room.id).update(name=HOSTILE, description=HOSTILE)
    direct = await open_direct(actor, other.id)
    sent = [await send_message(each, room.id, f"{HOSTILE} @olga", new_id()) for each in (second, actor)]
    await send_message(second, direct.id, HOSTILE, new_id(), "")
    await send_message(actor, room.id, HOSTILE, new_id(), sent[0].id)
    await pin_message(actor, room.id, sent[0].id)
    await Attachment.create(
        id=new_id(),
        room_id=room.id,
        uploader_id=other.id,
        message_id=sent[0].id,
        name=HOSTILE,
        media_type="text/plain",
        size=1,
        key="k",
        created_at=clock.now(),
    )
    role = await custom.create_role(actor, HOSTILE, ["send_message"])
    for listing in ("users", "audit", "sessions"):
        await SavedView.create(
            id=new_id(), user_id=owner.id, listing=listing, name=HOSTILE, query="", created_at=clock.now()
        )
    return {
        "email": [owner.email],
        "room_id": [room.id, direct.id],
        "message_id": [each.id for each in sent],
        "user_id": [owner.id, other.id],
        "key": [role],
        "row_id": [role, owner.id, other.id],
        "seq": [str(number) for number in range(1, 9)],
    }


async def test_no_text_of_people_is_markup_on_any_page(client, hostile: dict[str, list[str]]) -> None:
    browser = AppClient(client.app)
    await browser.sign_in(hostile["email"][0], PASSWORD)
    seen, shown = 0, set()
    for path in sorted(addresses(client.app, hostile)):
        answer = await browser.get(path, HX_Request="true" if path.startswith("/chat/list") else "false")
        kind = answer.headers.get("Content-Type", "")
        if answer.status_code != 200 or not kind.startswith("text/html"):
            continue
        page = await answer.get_data(as_text=True)
        assert not problems(page), (path, problems(page))
        seen += 1
        if "x-hostile" in page:
            shown.add(path)
    assert seen > 25
    assert len(shown) > 15, shown


def addresses(app: Quart, ids: dict[str, list[str]]) -> set[str]:
    """Every address of a page that is read, with the ids of the hostile world."""
    found = set()
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.rule.startswith(("/static", "/logout", "/help")):
            continue
        paths = [rule.rule]
        for name in rule.arguments:
            paths = [re.sub(rf"<(?:\w+:)?{name}>", value, path) for path in paths for value in ids.get(name, ())]
        found.update(path for path in paths if "<" not in path)
    return found
