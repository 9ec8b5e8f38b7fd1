"""Mail: letters that are queued in the transaction of what causes them, and sent by the outbox."""

from app.mail.delivery import send_through
from app.mail.queue import MailQueue, OutgoingEmail, delete_queued
from app.mail.smtp import SmtpServer
from app.outbox import Outbox
from app.settings import Settings

# Installing mail in the application.


def mail_queue(settings: Settings) -> MailQueue:
    """The queue without a sender, for commands: the running server sends what they queue."""
    return MailQueue(settings.origin, settings.smtp_url is not None)


def install_mail(outbox: Outbox, settings: Settings) -> MailQueue:
    """The queue, from which `outbox` sends."""
    if settings.smtp_url is not None:
        send_through(outbox, SmtpServer.from_url(settings.smtp_url, settings.public_host))
    return mail_queue(settings)


__all__ = ["MailQueue", "OutgoingEmail", "delete_queued", "install_mail"]
