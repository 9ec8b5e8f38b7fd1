"""Rendering letters and queueing them."""

from dataclasses import dataclass, field
from datetime import timedelta

from app.clock import clock
from app.database import Transaction
from app.ids import new_id
from app.mail.models import MailMessage
from app.outbox import add
from app.web import i18n
from app.web.templating import render

# No mail is lost if the server is down for a weekend.
GIVE_UP_AFTER = timedelta(days=3)
# Entries of the outbox that send a letter.
KIND = "mail.send"
_SUBJECT_LENGTH = 200


@dataclass(frozen=True, slots=True)
class OutgoingEmail:
    """A letter to queue: `template` is a file in `templates/mail` without its ending, whose first line is the subject.
    After `good_for` it is not sent any more."""

    recipient: str
    locale: str
    template: str
    values: dict[str, str] = field(default_factory=dict, repr=False)
    good_for: timedelta = GIVE_UP_AFTER


@dataclass(frozen=True, slots=True)
class MailQueue:
    """The mail queue of a deployment. Without a server (SMTP_URL) it is not `enabled` and queues nothing. `origin` is
    the start of links: never the Host of a request, which a stranger chooses."""

    origin: str
    enabled: bool

    async def send(self, tx: Transaction, letter: OutgoingEmail) -> None:
        """Queue `letter` in the running transaction: it is sent only if that is committed."""
        if not self.enabled:
            return
        subject, body = _render(letter, self.origin)
        now = clock.now()
        letter_id = new_id()
        await MailMessage.create(
            using_db=tx.connection,
            id=letter_id,
            recipient=letter.recipient,
            subject=subject,
            body=body,
            created_at=now,
            good_until=now + letter.good_for,
        )
        await enqueue(tx, letter_id)


async def enqueue(tx: Transaction, letter_id: str) -> None:
    """Have the letter sent that waits under this id."""
    await add(tx, KIND, {"mail": letter_id}, key=letter_id)


async def delete_queued(tx: Transaction, recipient: str) -> None:
    """Delete all letters to `recipient`, waiting or sent, in the running transaction."""
    await MailMessage.filter(recipient=recipient).using_db(tx.connection).delete()


def _render(letter: OutgoingEmail, origin: str) -> tuple[str, str]:
    with i18n.use_locale(letter.locale):
        text = render(f"mail/{letter.template}.txt", origin=origin, **letter.values)
    subject, _, body = text.strip().partition("\n")
    return " ".join(subject.split())[:_SUBJECT_LENGTH], body.strip() + "\n"
