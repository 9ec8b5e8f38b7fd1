"""The line between the supervisor and a worker: words, one a row, over a pair of sockets.

Not signals: those reach whole groups of processes (a terminal, systemd), so that a worker would hear of its end twice,
and the second time means at once. And a line that breaks tells each side that the other is gone.
"""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """What is said. Some have a number after them."""

    # From a worker: everything is loaded and nothing is begun; requests are answered, and the database is there.
    LOADED = "loaded"
    READY = "ready"
    # To a worker: begin; tell people where the program is; accept for seat number n as well, which nobody sits on; no
    # more; leave what comes to the process that listens on the same sockets, and end; end.
    GO = "go"
    GREET = "greet"
    STAND_IN = "stand_in"
    STAND_OUT = "stand_out"
    STEP_ASIDE = "step_aside"
    STOP = "stop"


class Line:
    """One end."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def over(cls, end: socket.socket) -> Self:
        """The line whose end is this socket."""
        return cls(*await asyncio.open_connection(sock=end))

    def say(self, word: Word, number: int | None = None) -> None:
        """Say a word. Whether anybody hears it is another matter."""
        if not self._writer.is_closing():
            self._writer.write(f"{word}\n".encode() if number is None else f"{word} {number}\n".encode())

    async def words(self) -> AsyncIterator[tuple[Word, int]]:
        """What the other side says, with the number (0 if there is none), until it is gone."""
        with suppress(ConnectionError):
            while row := await self._reader.readline():
                word, _, number = row.decode().strip().partition(" ")
                yield Word(word), int(number or 0)

    def close(self) -> None:
        """Hang up."""
        self._writer.close()
