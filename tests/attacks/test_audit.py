"""Attacks on the log of what happened."""

import pytest
from tortoise.connection import get_connection

from app import audit
from app.audit.models import AuditEntry

pytestmark = pytest.mark.usefixtures("opened_database")

COLUMNS = (
    "seq, at, action, outcome, actor_id, session_id, target, via, request_id, address, user_agent, details, salt, "
    "details_hash, hash"
)
FORGED = f"SELECT {COLUMNS.replace('action', 'outcome', 1)} FROM audit_entry WHERE seq = 3"
OTHERS = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS.split(", ")[1:])

ANYWHERE = [
    "UPDATE audit_entry SET action = 'user.restored' WHERE seq = 3",
    "UPDATE audit_entry SET hash = details_hash",
    "UPDATE audit_entry SET seq = 99 WHERE seq = 3",
    "UPDATE audit_entry SET details = '{\"forged\":1}' WHERE seq = 3",
    "UPDATE audit_entry SET address = '', user_agent = '', details = '{}', salt = '', actor_id = NULL WHERE seq = 3",
    "DELETE FROM audit_entry WHERE seq = 3",
    "DELETE FROM audit_entry",
    f"INSERT INTO audit_entry ({COLUMNS}) {FORGED}",
    f"INSERT INTO audit_entry ({COLUMNS}) {FORGED} ON CONFLICT (seq) DO UPDATE SET {OTHERS}",
]
SQLITE = [
    f"INSERT OR REPLACE INTO audit_entry ({COLUMNS}) {FORGED}",
    f"REPLACE INTO audit_entry ({COLUMNS}) {FORGED}",
    f"INSERT OR REPLACE INTO audit_entry (rowid, {COLUMNS}) SELECT 3, 99, * FROM (SELECT 1) WHERE 0",
    "UPDATE OR REPLACE audit_entry SET seq = 3 WHERE seq = 4",
]
POSTGRES = [
    "TRUNCATE audit_entry",
    "TRUNCATE audit_entry, audit_checkpoint CASCADE",
    "TRUNCATE audit_checkpoint",
    "MERGE INTO audit_entry USING (SELECT 3) AS three(seq) ON audit_entry.seq = three.seq WHEN MATCHED THEN DELETE",
]


async def test_t88_no_statement_changes_or_removes_what_was_written(dialect: str) -> None:
    for number in range(5):
        await audit.record("user.suspended", actor="anna", target=f"user:{number}", meta={"n": number})
    before = await AuditEntry.all().order_by("seq").values()
    connection = get_connection("default")
    for statement in ANYWHERE + (SQLITE if dialect == "sqlite" else POSTGRES):
        with pytest.raises(Exception, match=r"audit log only grows|no column named rowid|duplicate key"):
            await connection.execute_query(statement)
        assert await AuditEntry.all().order_by("seq").values() == before, statement
    await audit.record("user.restored")
    assert await AuditEntry.all().count() == 6, "it still grows"


async def test_t88_a_checkpoint_stays_as_well(dialect: str) -> None:
    connection = get_connection("default")
    at = "2026-01-01 00:00:00+00:00"
    values = f"(7, {{0}}, '{at}', {{0}})".format("x'00'" if dialect == "sqlite" else "'\\x00'::bytea")
    await connection.execute_query(f"INSERT INTO audit_checkpoint (seq, hash, at, signature) VALUES {values}")
    for statement in (
        "UPDATE audit_checkpoint SET seq = 8",
        "DELETE FROM audit_checkpoint",
        f"INSERT INTO audit_checkpoint (seq, hash, at, signature) VALUES {values}",
    ) + ((f"REPLACE INTO audit_checkpoint (seq, hash, at, signature) VALUES {values}",) if dialect == "sqlite" else ()):
        with pytest.raises(Exception, match=r"audit log only grows|duplicate key"):
            await connection.execute_query(statement)
    _, rows = await connection.execute_query("SELECT seq FROM audit_checkpoint")
    assert [row["seq"] for row in rows] == [7]
