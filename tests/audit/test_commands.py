"""`switchboard audit ...` as an operator meets it."""

import sqlite3
from pathlib import Path

import orjson
import pytest

from app import audit, paths
from app.audit.models import AuditEntry

pytestmark = pytest.mark.one_database


async def test_the_log_is_checked_exported_and_cut_off_from_the_command_line(
    switchboard, settings, tmp_path: Path
) -> None:
    made = ("create-admin", "--email", "a@example.org", "--name", "A", "--password-stdin")
    assert (await switchboard(*made, stdin=b"eleven quiet green lanterns\n"))[0] == 0
    code, out, _ = await switchboard("audit", "verify")
    assert (code, "1 entries up to number 1 are intact" in out) == (0, True)
    code, out, _ = await switchboard("audit", "export")
    (line,) = out.splitlines()
    assert (code, orjson.loads(line)["action"], orjson.loads(line)["via"]) == (0, "user.created", "command")

    old = tmp_path / "old.jsonl"
    assert (await switchboard("audit", "prune", "--before", "2020-01-01", "--to", str(old)))[1] == "0 entries removed\n"
    code, out, _ = await switchboard("audit", "prune", "--before", "2999-01-01", "--to", str(old))
    assert (code, out) == (0, "2 entries removed\n")
    assert old.stat().st_mode & 0o777 == 0o600
    assert (await switchboard("audit", "verify"))[0] == 0
    assert (await switchboard("audit", "verify", "--export", str(old)))[0] == 0
    code, _, err = await switchboard("audit", "prune", "--before", "2999-01-01", "--to", str(old))
    assert (code, err) == (1, f"switchboard: {old}: File exists\n")

    file = sqlite3.connect(settings.database_url.removeprefix("sqlite://"))
    file.executescript("DROP TRIGGER audit_entry_no_update; UPDATE audit_entry SET actor_id = 'x' WHERE seq = 3;")
    file.close()
    code, _, err = await switchboard("audit", "verify")
    assert (code, err) == (
        1,
        "entry 3: was changed\nswitchboard: the log is broken starting at entry 3\n",
    )


@pytest.mark.parametrize("arguments", [("prune",), ("prune", "--before", "yesterday", "--to", "x"), ("blank",)])
async def test_a_wrong_call_is_told_apart_from_a_broken_log(switchboard, arguments: tuple[str, ...]) -> None:
    code, _, err = await switchboard("audit", *arguments)
    assert code == 2
    assert "Traceback" not in err
    old = paths.ROOT / "README.md"
    assert (await switchboard("audit", "verify", "--export", str(old)))[0] == 2


async def test_what_is_about_a_person_goes_with_the_address_they_have_now(
    switchboard, opened_database, make_user
) -> None:
    anna = await make_user("member", email="Anna@example.org")
    for email in ("anna@example.org", "ben@example.org"):
        await audit.record("invitation.created", target=f"invitation:{email[:4]}", meta={"email": email})
    code, out, _ = await switchboard("audit", "blank", "--user", anna.id)
    # How they came to be, and how they were invited.
    assert (code, out) == (0, "2 entries redacted\n")
    left = await AuditEntry.filter(action="invitation.created", salt__not="")
    assert [entry.target for entry in left] == ["invitation:ben@"]
