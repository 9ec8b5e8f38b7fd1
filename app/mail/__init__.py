"""Mail: letters are queued in the transaction that causes them, and sent once the server accepts them."""

import asyncio
from collections.abc import AsyncGenerator

from quart import Quart

from app.mail.queue import Letter, Mail, forget
from app.mail.smtp import SmtpServer
from app.mail.worker import Sender
from app.settings import Settings

# Installing mail in the application.


def mail_of(settings: Settings) -> Mail:
    """The queue without a sender, for commands: the running server sends what they queue."""
    return Mail(settings.origin, settings.smtp_url is not None)


def install_mail(app: Quart, settings: Settings) -> Mail:
    """The queue of `app`, which sends while it serves. Open the database first."""
    mail = mail_of(settings)
    if settings.smtp_url is None:
        return mail
    server = SmtpServer.of(settings.smtp_url, settings.public_host)

    @app.while_serving
    async def serving() -> AsyncGenerator[None]:
        sender = Sender(server)
        mail.wake = sender.wake
        running = asyncio.get_running_loop().create_task(sender.run())
        yield
        await sender.stop(running)

    return mail


__all__ = ["Letter", "Mail", "forget", "install_mail"]
