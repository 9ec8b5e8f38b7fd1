"""The task that sends queued letters. Every process has one; the one that claims a letter sends it."""

import asyncio
import contextlib
from datetime import timedelta
from typing import Protocol

import structlog
from aiosmtplib import SMTPException

from app.clock import clock
from app.mail.models import MailMessage, MailState
from app.mail.smtp import TIMEOUT_S, Refused

log = structlog.get_logger()

# How often to look for letters that other processes queued, or that are to be tried again.
LOOK_EVERY_S = 10.0
AT_ONCE = 20
# A process that was killed keeps its claim no longer than this; longer than sending a letter can take.
LEASE = timedelta(seconds=6 * TIMEOUT_S)
# Doubled with each attempt.
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
# A task that can be cancelled is gone after a fraction of it.
CANCEL_AGAIN_S = 0.2
# How long letters that are done are kept.
KEEP_DONE = timedelta(days=30)


class Server(Protocol):
    """What a `Sender` needs of a mail server: `SmtpServer`, or a fake in tests."""

    async def send(self, identifier: str, recipient: str, subject: str, body: str) -> None:
        """Send one letter; see `SmtpServer.send` for its errors."""


class Sender:
    """Sends queued letters through `server`."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._queued = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """Have `run` look for due letters at once."""
        self._queued.set()

    async def stop(self, running: "asyncio.Task[None]") -> None:
        """End `run`, which is the task `running`; returns when it has ended. It is cancelled repeatedly: the SMTP
        library, and `wait_for` of Python 3.11, can swallow a cancellation, and in the middle of a letter the library
        then says goodbye to a server that takes its words for the letter, and waits for the answer."""
        self._stopping = True
        self._queued.set()
        while not running.done():
            running.cancel()
            await asyncio.wait([running], timeout=CANCEL_AGAIN_S)
        await asyncio.gather(running, return_exceptions=True)

    async def run(self) -> None:
        """Send due letters until `stop`; looks every `LOOK_EVERY_S`, and after `wake`. Errors are logged."""
        while not self._stopping:
            self._queued.clear()
            try:
                await self.send_due()
            except Exception as error:  # the database is away: the next look does it
                log.warning("mail_queue_unreachable", error=repr(error))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._queued.wait(), LOOK_EVERY_S)

    async def send_due(self) -> None:
        """Send all due letters, and delete old ones that are done."""
        while due := await self._due():
            for letter in due:
                if self._stopping:
                    return
                if await _claim(letter):
                    await self._send(letter)
        await MailMessage.filter(done_at__lt=clock.now() - KEEP_DONE).delete()

    async def _due(self) -> list[MailMessage]:
        waiting = MailMessage.filter(state=MailState.WAITING, next_try_at__lte=clock.now())
        return await waiting.order_by("next_try_at", "id").limit(AT_ONCE)

    async def _send(self, letter: MailMessage) -> None:
        if clock.now() >= letter.good_until:
            await _give_up(letter, "it took too long")
            return
        try:
            await self._server.send(letter.id, letter.recipient, letter.subject, letter.body)
        except Refused as refusal:
            await _give_up(letter, f"refused with {refusal}")
        except (SMTPException, OSError, ValueError) as error:
            await _try_again(letter, error)
        else:
            await _done(letter, MailState.SENT)
            log.info("mail_sent", mail=letter.id, attempts=letter.attempts + 1)


async def _claim(letter: MailMessage) -> bool:
    """Whether this process is the one to send it: of several that read the same row, one changes it."""
    unclaimed = MailMessage.filter(id=letter.id, state=MailState.WAITING, attempts=letter.attempts)
    return await unclaimed.update(attempts=letter.attempts + 1, next_try_at=clock.now() + LEASE) == 1


async def _try_again(letter: MailMessage, error: Exception) -> None:
    pause = min(FIRST_PAUSE * 2 ** min(letter.attempts, 16), LONGEST_PAUSE)
    next_try_at = min(clock.now() + pause, letter.good_until)
    await MailMessage.filter(id=letter.id, state=MailState.WAITING).update(next_try_at=next_try_at)
    # The words of the server can repeat the address or the letter; the kind of the error is enough to look into it.
    code = getattr(error, "code", None)
    log.warning("mail_not_sent", mail=letter.id, attempts=letter.attempts + 1, error=type(error).__name__, code=code)


async def _give_up(letter: MailMessage, why: str) -> None:
    await _done(letter, MailState.GIVEN_UP)
    log.error("mail_given_up", mail=letter.id, attempts=letter.attempts + 1, reason=why)


async def _done(letter: MailMessage, state: MailState) -> None:
    await MailMessage.filter(id=letter.id).update(state=state, done_at=clock.now(), body="")
