"""Mail: letters that are queued in the transaction of what causes them, and sent by the outbox."""

from app.mail.delivery import send_through
from app.mail.queue import Letter, Mail, forget
from app.mail.smtp import SmtpServer
from app.outbox import Outbox
from app.settings import Settings

# Installing mail in the application.


def mail_of(settings: Settings) -> Mail:
    """The queue without a sender, for commands: the running server sends what they queue."""
    return Mail(settings.origin, settings.smtp_url is not None)


def install_mail(outbox: Outbox, settings: Settings) -> Mail:
    """The queue, from which `outbox` sends."""
    if settings.smtp_url is not None:
        send_through(outbox, SmtpServer.of(settings.smtp_url, settings.public_host))
    return mail_of(settings)


__all__ = ["Letter", "Mail", "forget", "install_mail"]
