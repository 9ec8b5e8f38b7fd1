"""A mail server for the tests: takes letters over SMTP on a port of its own and hands them to the test."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from tests.support.patience import PATIENCE_S


@dataclass(frozen=True)
class ReceivedMail:
    """A letter as it arrived."""

    to: str
    sender: str
    subject: str
    text: str
    identifier: str

    def link(self, path: str) -> str:
        """The path of the link in it that begins with `path`."""
        found = re.search(rf"https?://[^/\s]+({re.escape(path)}\S+)", self.text)
        assert found, self.text
        return found[1]


class Mailbox:
    """Everything that was sent. `answers` are given to the next recipients instead of taking the letter."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.taken: list[ReceivedMail] = []
        self.logins: list[tuple[bytes, bytes]] = []
        self._news: asyncio.Queue[ReceivedMail] = asyncio.Queue()
        self.port = 0

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    async def next(self) -> ReceivedMail:
        """The next letter, once it is there."""
        return await asyncio.wait_for(self._news.get(), PATIENCE_S)

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.answers:
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        message = message_from_bytes(envelope.content, policy=default)
        letter = ReceivedMail(
            envelope.rcpt_tos[0], message["From"], message["Subject"], message.get_content(), message["Message-ID"]
        )
        self.taken.append(letter)
        self._news.put_nowait(letter)
        return "250 OK"

    def authenticate(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login, data.password))
        return AuthResult(success=data.password == b"p@ss")


@pytest.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    """A mail server that runs during the test."""
    box = Mailbox()
    loop = asyncio.get_running_loop()
    made: list[SMTP] = []

    def serve() -> SMTP:
        # Its own check of the host's name would look into the name service.
        made.append(SMTP(box, loop=loop, hostname="mail.test", authenticator=box.authenticate, auth_require_tls=False))
        return made[-1]

    server = await loop.create_server(serve, "127.0.0.1", 0)
    box.port = server.sockets[0].getsockname()[1]
    yield box
    server.close()
    for each in made:
        if each.transport is not None:
            each.transport.close()
