"""The page about socket events names everything that clients may send and are sent, and what it says is so."""

import ast
import re
from typing import get_type_hints

import pytest

from app.chat.schema.answers import RoomListEntry
from app.development.socket_reference import KINDS, SENT
from app.help.catalog import FOLDER
from app.notifications.announcements import Audience, publish
from app.notifications.schema import ArrivedData
from app.paths import ROOT
from app.realtime.events import EventSpec
from app.realtime.protocol import SENT as COMMON_SENT
from app.realtime.streams.renderers import _renderers

pytestmark = pytest.mark.one_database

PAGE = (FOLDER / "events.md").read_text()
BOTH = "both namespaces"
SPECS = [
    pytest.param(namespace, spec, id=f"{namespace.path} {spec.name}")
    for namespace in SENT
    for spec in namespace.events.values()
]
# What sends an event by name: the second argument of a serializer, or the one after whom it is for.
SENDERS = {
    "send_to_user",
    "send_to_stream",
    "send_to_followers",
    "send_to_connection",
    "_send_in_both_formats",
    "encode_event",
    "_encode_event",
}


def part(title: str) -> str:
    return PAGE[PAGE.index(f"\n## {title}\n") :].split("\n## ")[1]


def section(of: str, name: str) -> str:
    return next(each for each in of.split("\n### ")[1:] if each.startswith(f"{name}\n"))


@pytest.mark.parametrize(("namespace", "spec"), SPECS)
def test_an_event_is_listed_with_its_direction_fields_permission_answer_and_limit(namespace, spec: EventSpec) -> None:
    where = BOTH if spec.name in ("resume", "fill") else namespace.path
    text = part(f"What you send to {where}")
    assert where == BOTH or f"the permission `{namespace.permission}`" in text
    event = section(text, spec.name)
    asked, answered = event.split("\nAnswer:", 1)
    wanted = [f"{name}{'' if field.is_required() else '?'}" for name, field in spec.model.model_fields.items()]
    assert re.findall(r"^- `(\w+\??)`:", asked, re.MULTILINE) == wanted
    hint = get_type_hints(spec.handler)["return"]
    records = getattr(hint, "__args__", (hint,))
    assert re.findall(r"^- `(\w+)\??`:", answered, re.MULTILINE) == [
        name for record in records for name in get_type_hints(record)
    ]
    rule = spec.action.rule if spec.action else spec.rule
    assert rule is not None
    assert re.search(rf"Limit: {rule.rate.amount} in ", answered)


@pytest.mark.parametrize("namespace", SENT)
def test_what_the_server_sends_is_listed_with_its_fields(namespace) -> None:
    for where, sent in ((BOTH, COMMON_SENT), (namespace.path, SENT[namespace])):
        for name, record in sent.items():
            text = section(part(f"What the server sends in {where}"), name)
            assert re.findall(r"^- `(\w+)\??`:", text, re.MULTILINE) == list(get_type_hints(record))
    for kind in KINDS[namespace]:
        assert f"| `{kind}` |" in part(f"What the server sends in {namespace.path}")


def test_every_kind_that_is_rendered_is_listed() -> None:
    assert set(_renderers) == {kind for kinds in KINDS.values() for kind in kinds}


def test_every_name_that_is_sent_is_listed() -> None:
    listed = {*COMMON_SENT, *(name for sent in SENT.values() for name in sent)}
    named: set[str] = set()
    for path in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SENDERS:
                values = [each.value for each in node.args if isinstance(each, ast.Constant)]
                named |= {each for each in values if isinstance(each, str) and each.isalpha()}
    assert named == listed - {"rows"}  # whose name is a constant of its module


async def test_what_no_type_holds_has_the_fields_that_are_listed(live, connect, make_user) -> None:
    anna = await make_user("member")
    chat = await connect(anna)
    room = (await chat.call("listRooms", {}))["rooms"][0]
    assert room.keys() == get_type_hints(RoomListEntry).keys()
    inbox = await connect(anna, "/notifications")
    await publish(None, "announcement", Audience.everyone(), title="Maintenance")
    event = await inbox.wait_for("event")
    assert event["data"].keys() == get_type_hints(ArrivedData).keys()
