"""What the outbox does with letters: each process sends some of those that wait; who claims a letter sends it."""

from datetime import timedelta
from typing import Protocol

import structlog
from aiosmtplib import SMTPException

from app.clock import clock
from app.database import fetch, transaction
from app.logs import tls_fault
from app.mail.models import MailMessage, MailState
from app.mail.queue import KIND, enqueue
from app.mail.smtp import TIMEOUT_S, MailRefused
from app.outbox import Entry, Outbox, Retry

log = structlog.get_logger()

# Servers count connections of one client.
AT_ONCE = 4
# Sending one letter is some six exchanges.
DEADLINE = timedelta(seconds=6 * TIMEOUT_S)
SWEEP = "mail.sweep"
SWEEP_EVERY = timedelta(hours=1)
# How long it is known that a letter was sent.
KEEP_DONE = timedelta(days=30)


class MailServer(Protocol):
    """A server that accepts email, such as `SmtpServer`."""

    async def send(self, identifier: str, recipient: str, subject: str, body: str) -> None:
        """Deliver one email. Raises `MailRefused` when the server will never accept it."""


def send_through(outbox: Outbox, server: MailServer) -> None:
    """Have `outbox` send letters to `server`."""

    async def send(entry: Entry) -> None:
        await _send(server, entry)

    outbox.handles(KIND, send, concurrency=AT_ONCE, deadline=DEADLINE)
    outbox.handles(SWEEP, sweep, every=SWEEP_EVERY)


async def _send(server: MailServer, entry: Entry) -> None:
    letter = await MailMessage.get_or_none(id=entry.payload["mail"], state=MailState.WAITING)
    if letter is None:  # its reader was erased
        return
    if clock.now() >= letter.good_until:
        return await _given_up(entry, letter, "it took too long")
    try:
        await server.send(letter.id, letter.recipient, letter.subject, letter.body)
    except MailRefused as refusal:
        await _given_up(entry, letter, f"refused with {refusal}")
    except (SMTPException, OSError, ValueError) as error:
        # The words of the server can repeat the address or the letter; the kind of the error is enough to look into it,
        # and what was wrong with TLS.
        known = (type(error).__name__, getattr(error, "code", None), tls_fault(error))
        raise Retry(" ".join(str(each) for each in known if each)) from None
    else:
        await _end(entry, letter, MailState.SENT)
        log.info("mail_sent", mail=letter.id, attempts=entry.attempts)


async def _given_up(entry: Entry, letter: MailMessage, why: str) -> None:
    await _end(entry, letter, MailState.GIVEN_UP)
    log.error("mail_given_up", mail=letter.id, attempts=entry.attempts, reason=why)


async def _end(entry: Entry, letter: MailMessage, state: MailState) -> None:
    async with entry.done() as tx:
        same = MailMessage.filter(id=letter.id).using_db(tx.connection)
        await same.update(state=state, attempts=entry.attempts, done_at=clock.now(), body="")


_FORGOTTEN = """
SELECT "id" FROM "mail_message" m WHERE m."state" = 'waiting' AND m."created_at" < $1 AND NOT EXISTS (
    SELECT 1 FROM "outbox" o WHERE o."kind" = $2 AND o."key" = m."id"
) LIMIT 1000
"""


async def sweep(entry: Entry) -> None:
    """Forget what was done long ago, and take care of letters that nobody sends: those that a process of an older
    version left behind, and those whose entry was dropped."""
    async with transaction() as tx:
        for row in await fetch(_FORGOTTEN, clock.now() - DEADLINE, KIND):
            await enqueue(tx, row["id"])
    async with entry.done() as tx:
        await MailMessage.filter(done_at__lt=clock.now() - KEEP_DONE).using_db(tx.connection).delete()
