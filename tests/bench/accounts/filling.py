"""A database with much in it: people one by one, the rest made from them by the database itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from tortoise.connection import get_connection

from app import database
from app.accounts.models import User, UserStatus
from app.accounts.users import NewUser, insert_user
from app.audit import Action
from app.clock import clock
from app.ids import new_id
from app.text import email_key, name_key

ADMIN, PASSWORD = "admin@example.org", "eleven quiet green lanterns"
FIRST = ("Anna", "Boris", "Chen", "Дарья", "Émile", "Fatima", "Пётр", "Hanna", "Ilya", "Noor")
LAST = ("Orlova", "Klein", "Wei", "Соколова", "Obi", "Zahra", "Ёлкин", "Nowak", "Петров", "Haddad", "Adams")
_BATCH = 2_000
# The log is as long as half a year of it.
_LOG_S = 180 * 86_400

# The moment `began + number * step` seconds, as each database keeps it.
_MOMENT = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f000+00:00', {began} + n.i * {step}, 'unixepoch')",
    "postgres": "to_timestamp({began} + n.i * {step})",
}
_BLOB = {"sqlite": "x'00'", "postgres": "decode('00', 'hex')"}
_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"
_PERSON = """JOIN "user" u ON u.email_key = 'person-' || (n.i % {people} * 7 % {people}) || '@example.com'"""

_SESSIONS = """
INSERT INTO session (id, user_id, secret_hash, epoch, remember, created_at, last_seen_at, idle_expires_at, expires_at,
                     address, user_agent, revoked_at, revoked_reason)
{numbers} SELECT 'session-' || n.i, u.id, {blob}, 0, {no}, u.created_at, {moment}, {moment}, {moment},
       '198.51.' || (n.i % 200) || '.' || (n.i % 250), 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Firefox/150.0',
       CASE WHEN n.i % 3 = 0 THEN NULL ELSE u.created_at END, CASE WHEN n.i % 3 = 0 THEN NULL ELSE 'sign_out' END
FROM n {person}
"""
_INVITATIONS = """
INSERT INTO one_time_token (id, purpose, token_hash, data, created_by_id, created_at, expires_at)
{numbers} SELECT 'invitation-' || n.i, 'invitation', {blob}, {offer}, '{admin}', {moment}, {moment} FROM n
"""
_OFFER = {
    "sqlite": """'{"email": "guest-' || n.i || '@example.net", "role": "member"}'""",
    "postgres": """jsonb_build_object('email', 'guest-' || n.i || '@example.net', 'role', 'member')""",
}
# What happens most is what nobody looks for: people who sign in and connect.
_LOG = """
INSERT INTO audit_entry (seq, at, action, outcome, actor_id, session_id, target, via, request_id, address, user_agent,
                         details, salt, details_hash, hash)
{numbers} SELECT n.i + {after}, {moment},
       CASE n.i % 20 WHEN 0 THEN '{failed}' WHEN 1 THEN '{refused}' ELSE '{often}' END,
       CASE n.i % 20 WHEN 0 THEN 'failed' WHEN 1 THEN 'refused' ELSE 'ok' END,
       u.id, 'session-' || n.i, 'user:' || u.id, 'http', 'request-' || n.i,
       '198.51.' || (n.i % 200) || '.' || (n.i % 250), 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Firefox/150.0',
       '{details}', 'salt', {blob}, {blob}
FROM n {person}
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is of each."""

    people: int
    sessions: int
    invitations: int
    entries: int


async def fill(size: Size) -> User:
    """Fill the database that is open; the one who manages it."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    async with database.transaction() as tx:
        admin = await insert_user(tx, NewUser(ADMIN, "Ada Admin", "owner", cheap))
    now = clock.now()
    for start in range(0, size.people, _BATCH):
        batch = range(start, min(start + _BATCH, size.people))
        await User.bulk_create([_user(number, now - timedelta(minutes=number)) for number in batch])
    newest = await database.fetch("SELECT coalesce(max(seq), 0) AS seq FROM audit_entry")
    for statement, count in ((_SESSIONS, size.sessions), (_INVITATIONS, size.invitations), (_LOG, size.entries)):
        if count:
            await _run(statement, count, size, now, after=newest[0]["seq"], admin=admin.id)
    if _dialect() == "postgres":  # which does so by itself, some time after so much is new
        await get_connection("default").execute_script("VACUUM ANALYZE")
    return admin


def _dialect() -> str:
    return str(get_connection("default").capabilities.dialect)


async def _run(statement: str, count: int, size: Size, now: datetime, **more: object) -> None:
    dialect = _dialect()
    # The newest is of now.
    began, step = now.timestamp() - _LOG_S, _LOG_S / count
    text = statement.format(
        numbers=_NUMBERS.format(count=count),
        person=_PERSON.format(people=size.people),
        moment=_MOMENT[dialect].format(began=began, step=step),
        blob=_BLOB[dialect],
        offer=_OFFER[dialect],
        no="FALSE",
        failed=Action.SIGN_IN_FAILED,
        refused=Action.PERMISSION_REFUSED,
        often=Action.SOCKET_CONNECTED,
        details='{"code": "something that was told of it"}',
        **more,
    )
    await get_connection("default").execute_script(text)


def _user(number: int, created_at: datetime) -> User:
    name = f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]} {number}"
    email = f"person-{number}@example.com"
    return User(
        id=new_id(),
        email=email,
        email_key=email_key(email),
        name=name,
        name_key=name_key(name),
        status=UserStatus.SUSPENDED if number % 50 == 0 else UserStatus.ACTIVE,
        role_id="guest" if number % 7 == 0 else "member",
        created_at=created_at,
    )
