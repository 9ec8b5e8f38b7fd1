"""The control channel between the supervisor and a worker: one word a line, over a pair of sockets.

Not signals: those reach whole groups of processes (a terminal, systemd), so that a worker would hear of its end twice,
and the second time means at once. And a channel that breaks tells each side that the other is gone.
"""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from enum import StrEnum
from typing import Self


class ControlMessage(StrEnum):
    """The words of the channel. Some have a number after them."""

    # From a worker: the code is loaded and nothing started; requests are answered, and the database is up.
    LOADED = "loaded"
    READY = "ready"
    # To a worker: start; print the banner; accept connections for the empty slot number n as well; stop that; leave
    # new connections to the process that listens on the same sockets, and stop; stop.
    GO = "go"
    GREET = "greet"
    STAND_IN = "stand_in"
    STAND_OUT = "stand_out"
    STEP_ASIDE = "step_aside"
    STOP = "stop"


class ControlChannel:
    """One end of the control channel."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def from_socket(cls, end: socket.socket) -> Self:
        """The end of a channel that uses the socket `end`."""
        return cls(*await asyncio.open_connection(sock=end))

    def send(self, word: ControlMessage, number: int | None = None) -> None:
        """Send a word; it is lost if the other side is gone."""
        if not self._writer.is_closing():
            self._writer.write(f"{word}\n".encode() if number is None else f"{word} {number}\n".encode())

    async def messages(self) -> AsyncIterator[tuple[ControlMessage, int]]:
        """The words that the other side sends, with their number (0 if there is none), until it is gone."""
        with suppress(ConnectionError):
            while row := await self._reader.readline():
                word, _, number = row.decode().strip().partition(" ")
                yield ControlMessage(word), int(number or 0)

    def close(self) -> None:
        """Close the channel, which tells the other side that this one is gone."""
        self._writer.close()
