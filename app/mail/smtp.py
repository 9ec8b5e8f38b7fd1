"""The SMTP server of SMTP_URL."""

from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib

from app.clock import clock

# A server that is silent for this long is considered down.
TIMEOUT_S = 30
_PORTS = {"smtp": 587, "smtps": 465}
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class MailRefused(Exception):
    """The server rejected the letter permanently; do not try again."""


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """How to reach the server. `start_tls` None encrypts if the server can; with a password it must, unless it is this
    machine: an attacker in between could remove the offer from its greeting."""

    host: str
    port: int
    sender: str
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    use_tls: bool = False
    start_tls: bool | None = None

    @classmethod
    def from_url(cls, url: str, public_host: str) -> "SmtpServer":
        """The server of `url`, which was validated already."""
        parts = urlsplit(url)
        host, username = str(parts.hostname), unquote(parts.username or "") or None
        use_tls = parts.scheme == "smtps"
        required = username is not None and not use_tls and host not in _THIS_MACHINE
        return cls(
            host,
            parts.port or _PORTS[parts.scheme],
            parse_qs(parts.query).get("from", [f"switchboard@{public_host}"])[0],
            username,
            unquote(parts.password or "") or None,
            use_tls,
            False if use_tls else (True if required else None),
        )

    async def send(self, identifier: str, recipient: str, subject: str, body: str) -> None:
        """Send one letter. `identifier` stays the same for further attempts, so that mailboxes can drop duplicates.

        Raises `MailRefused` if it is rejected permanently, and `aiosmtplib.SMTPException` or `OSError` if it may work
        later.
        """
        message = _message(self.sender, identifier, recipient, subject, body)
        try:
            await aiosmtplib.send(
                message,
                hostname=self.host,
                port=self.port,
                username=self.username,
                password=self.password,
                use_tls=self.use_tls,
                start_tls=self.start_tls,
                timeout=TIMEOUT_S,
            )
        except aiosmtplib.SMTPRecipientsRefused as refusal:
            if all(each.code >= 500 for each in refusal.recipients):
                raise MailRefused(str(refusal.recipients[0].code)) from None
            raise


def _message(sender: str, identifier: str, recipient: str, subject: str, body: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = recipient
    message["Subject"] = subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{identifier}@{sender.rpartition('@')[2].rstrip('>')}>"
    # Machines do not answer machines (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message
