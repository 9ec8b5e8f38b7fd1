"""A worker that loads in no time: it talks to its supervisor as the real one does, and tells whoever connects its id.

How it behaves is said by files in the directory `STAGE`: `fail` lets it not start, `mute` never say that it has, `wait`
lets it not begin as long as the file is there, `stay` lets it not end as long, `deaf` never. What it hears and does it
writes into `journal` there.
"""

import asyncio
import os
import socket
import sys
from pathlib import Path

from app.aio import stop_listening
from app.workers.config import WorkerConfig
from app.workers.control_channel import ControlChannel, ControlMessage

STAGE = Path(os.environ["STAGE"])


def note(*words: object) -> None:
    with (STAGE / "journal").open("a") as journal:
        journal.write(" ".join(map(str, (number, os.getpid(), *words))) + "\n")


async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(f"{os.getpid()}\n".encode())
    writer.close()


async def accept(seat: int) -> list[asyncio.Server]:
    sockets = [socket.socket(fileno=socket.dup(descriptor)) for descriptor in plan.slots[seat]]
    return [await asyncio.start_server(answer, sock=sock) for sock in sockets]


async def gone(what: str) -> None:
    while (STAGE / what).exists():  # noqa: ASYNC110 - a file tells nobody
        await asyncio.sleep(0.01)


async def work() -> None:
    with (STAGE / "formats").open("a") as formats:
        formats.write(f"{plan.log_format}\n")
    line = await ControlChannel.from_socket(socket.socket(fileno=descriptor))
    if not (STAGE / "mute").exists():
        line.send(ControlMessage.LOADED)
    serving: dict[int, list[asyncio.Server]] = {}
    async for word, seat in line.messages():
        note(word, seat)
        if word is ControlMessage.GO:
            await gone("wait")
            serving[number] = await accept(number)
            note("ready")
            line.send(ControlMessage.READY)
        elif word is ControlMessage.STAND_IN:
            serving[seat] = await accept(seat)
        elif word is ControlMessage.STAND_OUT:
            await stop_listening(serving.pop(seat))
        elif word in (ControlMessage.STOP, ControlMessage.STEP_ASIDE) and not (STAGE / "deaf").exists():
            await gone("stay")
            break
    for servers in serving.values():
        await stop_listening(servers)
    note("ended")


plan, (number, descriptor) = WorkerConfig.from_arguments(sys.argv[1:])
note("started")
if (STAGE / "fail").exists():
    sys.exit(3)
asyncio.run(work())
