"""A log that was tampered with is found out, by whoever holds the key and the signed heads."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from tortoise.connection import get_connection

from app import audit
from app.audit import retention
from app.audit.checkpoints import FILE, SignedHeadWriter, read_heads
from app.audit.models import AuditCheckpoint, AuditEntry
from app.audit.retention import export, prune, redact_user
from app.audit.verify import verify, verify_export
from app.clock import clock
from app.web.request_context import Caller, use_caller

pytestmark = pytest.mark.usefixtures("opened_database")


def put(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


async def ten() -> None:
    for number in range(1, 11):
        with use_caller(Caller("page", f"192.0.2.{number}", "Firefox", f"r{number}")):
            await audit.record("user.suspended", actor=f"u{number % 2}", target=f"user:{number}", meta={"n": number})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / FILE


@pytest.fixture
def heads(file: Path) -> SignedHeadWriter:
    return SignedHeadWriter(audit.key(), file.parent)


async def unguarded(dialect: str, *statements: str) -> None:
    """Run `statements` as the owner of the database can, who takes the triggers away first."""
    connection = get_connection("default")
    if dialect == "sqlite":
        _, rows = await connection.execute_query("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for row in rows:
            await connection.execute_query(f"DROP TRIGGER {row['name']}")
    else:
        for table in ("audit_entry", "audit_checkpoint"):
            await connection.execute_query(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    for statement in statements:
        await connection.execute_query(statement)


async def test_an_untouched_log_verifies(file: Path, heads: SignedHeadWriter) -> None:
    assert (await verify(audit.key(), file)).problems == []
    await ten()
    await heads.write()
    report = await verify(audit.key(), file)
    assert (report.entries, report.newest, report.heads, report.problems) == (10, 10, 1, [])
    audit.use_key("another key, as an attacker would have one")
    report = await verify(audit.key(), file)
    assert report.first is not None
    assert report.first.seq == 1


@pytest.mark.parametrize(
    ("statement", "first"),
    [
        ("UPDATE audit_entry SET actor_id = 'somebody' WHERE seq = 4", 4),
        ("UPDATE audit_entry SET action = 'user.restored' WHERE seq = 1", 1),
        ("UPDATE audit_entry SET target = '' WHERE seq = 10", 10),
        ("UPDATE audit_entry SET at = '2020-01-01 00:00:00+00:00' WHERE seq = 4", 4),
        ("UPDATE audit_entry SET address = '198.51.100.1' WHERE seq = 4", 4),
        ("UPDATE audit_entry SET details = '{\"n\":5}' WHERE seq = 4", 4),
        ("UPDATE audit_entry SET address = '', user_agent = '', details = '{}', salt = '' WHERE seq = 4", 4),
        ("UPDATE audit_entry SET outcome = 'failed', salt = '' WHERE seq IN (6, 5)", 5),
        ("DELETE FROM audit_entry WHERE seq = 4", 4),
        ("DELETE FROM audit_entry WHERE seq < 4", 1),
        ("UPDATE audit_entry SET seq = 44 WHERE seq = 4", 4),
        ("UPDATE audit_entry SET hash = details_hash WHERE seq = 7", 7),
    ],
)
async def test_t88_the_first_entry_that_was_tampered_with_is_named(
    dialect: str, file: Path, heads: SignedHeadWriter, statement: str, first: int
) -> None:
    await ten()
    await heads.write()
    await unguarded(dialect, statement)
    found = (await verify(audit.key(), file)).first
    assert found is not None
    assert found.seq == first, str(found)


async def test_t88_an_end_that_was_cut_off_shows_in_the_signed_heads(
    dialect: str, file: Path, heads: SignedHeadWriter
) -> None:
    await ten()
    await heads.write()
    await unguarded(dialect, "DELETE FROM audit_entry WHERE seq > 7")
    found = (await verify(audit.key(), file)).first
    assert found is not None
    assert (found.seq, "had entries up to 10" in found.what) == (8, True)
    assert (await verify(audit.key(), file.with_name("none"))).problems == [], "from inside it does not show"
    await audit.record("user.restored")
    for _ in range(5):
        await audit.record("user.suspended")
    found = (await verify(audit.key(), file)).first
    assert found is not None, "nor does writing on make it right"
    assert found.seq == 10


async def test_a_head_is_written_when_there_is_something_new_and_cannot_be_made_up(
    file: Path, heads: SignedHeadWriter
) -> None:
    await heads.write()
    assert list(read_heads(file)) == []
    await ten()
    for _ in range(2):
        await heads.write()
    (head,) = read_heads(file)
    assert head is not None
    assert head.seq == 10
    assert mode(file) == 0o600
    for forged in ({**orjson.loads(orjson.dumps(head)), "seq": 9}, {"seq": "x"}, 7):
        put(file, orjson.dumps(forged) + b"\n")
        assert (await verify(audit.key(), file)).problems


async def removed_to(path: Path, before: datetime) -> int:
    async def keep(up_to: int) -> None:
        put(path, b"".join([line async for line in export(up_to=up_to)]))

    return await prune(audit.key(), before, keep)


async def test_the_old_end_goes_to_a_file_and_the_rest_still_holds(
    dialect: str, file: Path, heads: SignedHeadWriter, tmp_path: Path
) -> None:
    await ten()
    await heads.write()
    middle = clock.now() + timedelta(hours=12)
    clock.move(timedelta(days=1))
    await ten()
    kept = tmp_path / "old.jsonl"
    assert await removed_to(kept, middle) == 10
    assert await AuditEntry.all().order_by("seq").values_list("seq", flat=True) == list(range(11, 22))
    pruned = await AuditEntry.get(seq=21)
    assert (pruned.action, pruned.target) == ("audit.pruned", "audit:10")
    report = await verify(audit.key(), file)
    assert (report.entries, report.problems) == (11, [])
    with kept.open("rb") as lines:
        exported = verify_export(audit.key(), lines)
    assert (exported.entries, exported.newest, exported.problems) == (10, 10, [])
    assert await removed_to(kept, middle) == 0

    clock.move(timedelta(days=1))
    assert await removed_to(kept, clock.now()) == 11
    await audit.record("user.restored")
    assert await AuditEntry.all().order_by("seq").values_list("seq", flat=True) == [22, 23]
    assert (await verify(audit.key(), file)).problems == []


async def test_the_log_is_not_cut_if_its_export_fails(tmp_path: Path) -> None:
    await ten()

    async def fail(up_to: int) -> None:
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        await prune(audit.key(), clock.now() + timedelta(days=1), fail)
    assert await AuditEntry.all().count() == 10
    assert not await AuditCheckpoint.exists()


async def test_t88_a_cut_that_nobody_signed_is_found_out(file: Path) -> None:
    await ten()
    await AuditCheckpoint.create(seq=5, hash=(await AuditEntry.get(seq=5)).hash, at=datetime.now(UTC), signature=b"x")
    await AuditEntry.filter(seq__lte=5).delete()
    found = (await verify(audit.key(), file)).first
    assert found is not None
    assert found.seq == 5


async def test_what_is_about_a_person_can_be_taken_out_and_the_chain_holds(file: Path, heads: SignedHeadWriter) -> None:
    await ten()
    await audit.record("user.role_changed", actor="u0", target="user:u1", meta={"after": {"role": "owner"}})
    await heads.write()
    assert await redact_user("u1", actor="u0") == 6
    for entry in await AuditEntry.filter(seq__lte=11):
        about = entry.actor_id == "u1" or entry.target == "user:u1"
        assert (entry.details == "{}") == about
        assert (entry.address == "" and entry.user_agent == "") == about or entry.seq == 11
    told = await AuditEntry.get(action="audit.blanked")
    assert (told.actor_id, told.target, told.details) == ("u0", "user:u1", '{"entries":6}')
    report = await verify(audit.key(), file)
    assert (report.redacted, report.problems) == (6, [])


@pytest.mark.parametrize("taken", [4, 6, 10])
async def test_t88_an_entry_of_another_course_of_the_log_is_no_part_of_this_one(
    dialect: str, file: Path, taken: int
) -> None:
    """Whoever keeps a copy of the database, restores an older one and writes on has two valid entries of a number."""
    await ten()
    other = await AuditEntry.get(seq=taken)
    await unguarded(dialect, "DELETE FROM audit_entry WHERE seq > 3")
    await ten()
    assert (await verify(audit.key(), file)).problems == []
    await AuditEntry.filter(seq=taken).delete()
    await AuditEntry.bulk_create([other])
    found = (await verify(audit.key(), file)).first
    assert found is not None
    # The first entry after the copy is as valid as the one it replaces; what follows it tells.
    assert found.seq == max(taken, 5)


async def test_an_order_to_blank_somebody_vouches_for_nobody_else(dialect: str, file: Path) -> None:
    await ten()
    assert await redact_user("u1") == 5
    assert (await verify(audit.key(), file)).problems == []
    emptied = "UPDATE audit_entry SET address = '', user_agent = '', details = '{}', salt = '' WHERE seq = 2"
    await unguarded(dialect, emptied)  # of u0, about user:2
    for other in ("u1", "u3", "user:2", "2x"):
        await audit.record("audit.blanked", actor="u1", target=f"user:{other}", meta={"entries": 1})
        report = await verify(audit.key(), file)
        assert [problem.seq for problem in report.problems] == [2], other
        assert report.redacted == 5
    await redact_user("2")
    assert (await verify(audit.key(), file)).problems == []


async def test_invitations_of_a_person_are_taken_out_with_them(file: Path) -> None:
    other = {"email": "anna.lee@example.org", "role": "guest"}
    for number, data in enumerate(({"email": "Anna@example.org"}, {"email": "anna@work.example"}, other, other)):
        await audit.record("invitation.created", actor="admin", target=f"invitation:{number}", meta=data)
    # Accepted by the second address; the first is what they have now; the third was accepted under another address.
    await audit.record("user.created", target="user:anna", meta={"email": "anna@work.example", "name": "Anna"})
    await audit.record("invitation.accepted", actor="anna", target="invitation:2", meta={"invited_by": "admin"})
    assert await redact_user("anna", {"anna@example.org"}) == 5
    left = await AuditEntry.filter(salt__not="").exclude(action="audit.blanked")
    assert [(entry.target, entry.details) for entry in left] == [("invitation:3", orjson.dumps(other).decode())]
    assert (await verify(audit.key(), file)).problems == []


@pytest.mark.parametrize("line", [4, 9])
async def test_an_exported_file_that_was_changed_is_found_out(line: int) -> None:
    await ten()
    lines = [line async for line in export()]
    assert verify_export(audit.key(), lines).problems == []
    changed = [*lines[:line], lines[line].replace(b'"user.suspended"', b'"user.restored"'), *lines[line + 1 :]]
    found = verify_export(audit.key(), changed).first
    assert found is not None
    assert found.seq == line + 1
    shortened = verify_export(audit.key(), [*lines[:4], *lines[5:]]).first
    assert shortened is not None
    assert shortened.seq == 5


async def test_a_part_is_exported_by_time() -> None:
    await ten()
    middle = clock.now() + timedelta(hours=1)
    clock.move(timedelta(hours=2))
    await ten()

    async def numbers(**part: datetime) -> list[int]:
        return [orjson.loads(line)["seq"] async for line in export(**part)]

    assert await numbers(since=middle) == list(range(11, 21))
    assert await numbers(until=middle) == list(range(1, 11))


@pytest.mark.parametrize(
    "change",
    [
        "at = '2020-01-01 00:00:00+00:00'",
        "action = 'user.restored'",
        "outcome = 'failed'",
        "actor_id = 'x'",
        "session_id = 'x'",
        "target = 'user:x'",
        "via = 'socket'",
        "request_id = 'x'",
        "address = '192.0.2.99'",
        "user_agent = 'x'",
        "details = '[]'",
        "salt = 'x'",
    ],
)
@pytest.mark.one_database
async def test_every_field_of_an_entry_is_covered(dialect: str, file: Path, change: str) -> None:
    await ten()
    await unguarded(dialect, f"UPDATE audit_entry SET {change} WHERE seq = 4")
    first = (await verify(audit.key(), file)).first
    assert first is not None
    assert first.seq == 4


@pytest.mark.one_database
async def test_a_person_with_very_many_entries_is_taken_out_of_all_of_them(file: Path, monkeypatch) -> None:
    for name in ("_ABOUT", "_INVITED"):
        monkeypatch.setattr(retention, name, getattr(retention, name).replace("LIMIT 500", "LIMIT 3"))
    monkeypatch.setattr(retention, "_BATCH", 2)
    for _ in range(10):
        await audit.record("user.suspended", actor="anna", target="user:boris", meta={"n": 1})
        await audit.record("invitation.created", actor="x", target="invitation:1", meta={"email": "anna@a.example"})
    assert await redact_user("anna", {"anna@a.example"}) == 20
    assert not await AuditEntry.filter(salt__not="").exclude(action="audit.blanked").exists()
    assert (await verify(audit.key(), file)).problems == []
