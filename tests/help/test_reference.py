"""What the help pages say of the code is what the code says: settings, commands, events, roles, kinds, codes."""

import ast
import re
from collections.abc import Iterator

import pytest

from app import errors
from app.accounts.models import Role
from app.development import reference
from app.errors import AppError
from app.help.catalog import FOLDER
from app.notifications import kinds
from app.paths import ROOT
from app.principal import PERMISSIONS
from app.realtime import protocol
from app.settings import Settings
from tests.help.texts import rows

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(("page", "name"), reference.PARTS, ids="-".join)
def test_what_is_generated_is_as_it_would_be_written_now(page: str, name: str) -> None:
    text = (FOLDER / f"{page}.md").read_text()
    assert reference.part_of(text, name).strip() == reference.PARTS[page, name]().strip()


def test_every_setting_is_listed_with_its_default_and_a_reason() -> None:
    listed = [name for names in reference.SETTING_GROUPS.values() for name in names]
    assert sorted(listed) == sorted(Settings.model_fields)
    for text in reference.settings_reference().split("### ")[1:]:
        name, reason, takes, default = re.fullmatch(
            r"(\w+)\n\n(.+)\n\n- Takes: (.+)\n- Default: (.+?)(?:\n\n## .*)?", text.strip(), re.DOTALL
        ).groups()
        assert name.lower() in Settings.model_fields
        assert len(reason) > 40, name
        assert takes, name
        assert default, name


def test_a_page_without_the_part_is_refused() -> None:
    with pytest.raises(ValueError, match="not found"):
        reference.part_of("# Title\n", "settings")


async def test_the_built_in_roles_are_listed_with_what_they_may(opened_database) -> None:
    listed = {role.strip("`"): may for role, may in rows("roles", "roles")}
    known = {role.key: set(role.permissions) for role in await Role.filter(built_in=True)}
    assert listed.keys() == known.keys()
    for role, may in listed.items():
        named = set(re.findall(r"`(\w+)`", may))
        everything = may.startswith("everything")
        assert (set(PERMISSIONS) - named if everything else named) == known[role], role


def test_every_permission_is_listed() -> None:
    assert [permission.strip("`") for permission, _ in rows("roles", "permissions")] == list(PERMISSIONS)


def test_every_kind_of_notification_is_listed() -> None:
    listed = {kind.strip("`"): personal == "yes" for kind, _, personal in rows("notifications", "kinds")}
    assert listed == {name: kind.is_personal for name, kind in kinds.registered_kinds().items()}


def test_every_error_is_listed_with_its_status() -> None:
    known = {
        (each.code, each.status)
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, AppError)
    }
    assert {(code.strip("`"), int(status)) for code, status, _ in rows("api", "errors")} == known


def test_every_reason_for_a_goodbye_is_listed() -> None:
    known = {number for name, number in vars(protocol).items() if name.startswith("BYE_")}
    assert {int(code) for code, _ in rows("api", "byes")} == known


def test_every_refusal_of_a_namespace_is_listed() -> None:
    sources = "\n".join(path.read_text() for path in (ROOT / "app" / "realtime").rglob("*.py"))
    known = set(re.findall(r'make_refusal\("(\w+)", retry=(True|False)', sources))
    known |= {(code, "False") for code in re.findall(r'_final_refusal\("(\w+)"\)', sources)}
    known.add((errors.RateLimited.code, "True"))
    assert len(known) > 5
    listed = {(code.strip("`"), str(retry == "yes")) for code, retry, _ in rows("api", "refusals")}
    assert listed == known


def codes_of_their_own() -> Iterator[str]:
    """The codes that errors of chat and of sockets are given in place of their general ones."""
    for folder in ("chat", "pictures", "realtime"):
        for path in (ROOT / "app" / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.keyword) and node.arg == "code":
                    values = (
                        (node.value.body, node.value.orelse) if isinstance(node.value, ast.IfExp) else (node.value,)
                    )
                    yield from (each.value for each in values if isinstance(each, ast.Constant))


def test_every_code_of_its_own_is_listed() -> None:
    listed = {code for cell, _ in rows("api", "codes") for code in re.findall(r"`(\w+)`", cell)}
    found = set(codes_of_their_own())
    assert len(found) > 15
    assert listed >= found
    assert listed - found <= {"unknown_event", "reserved_event"}
