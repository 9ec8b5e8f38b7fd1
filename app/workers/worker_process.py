"""A worker process, under a supervisor."""

import asyncio
import socket
import sys
from collections.abc import Iterable

import structlog

from app import create_app, server
from app.aio import stop_listening
from app.logs import configure_logging
from app.settings import Settings, SettingsError
from app.settings.load import load_settings
from app.web import probes
from app.workers.config import Plan
from app.workers.control_channel import Line, Word

log = structlog.get_logger()

# How often a new worker checks whether it is ready.
_LOOK_S = 0.1
# As for a wrong call: nothing that trying again could change.
_EXIT_SETTINGS = 2


class Child:
    """The worker at seat `number` of `plan`, which gets its orders over `line`."""

    def __init__(self, plan: Plan, number: int, line: Line, settings: Settings) -> None:
        self._plan = plan
        self._line = line
        self._settings = settings
        self._app = create_app(settings)
        self._serving = server.Serving(self._app, settings, _copies(plan.seats[number]))
        self._go = asyncio.Event()
        self._stand_ins: dict[int, list[asyncio.Server]] = {}

    async def run(self) -> None:
        """Serve from the word `go` of the supervisor until it says to stop, or is gone."""
        obeying = asyncio.create_task(self._obey())
        self._line.say(Word.LOADED)
        await self._go.wait()
        if not self._serving.stopping:
            with server.ended_by_signals(self._serving):
                await self._serving.run(self._ready)
        obeying.cancel()

    async def _ready(self) -> None:
        while (trouble := await probes.trouble(self._app)) is not None:
            log.warning("worker_not_ready", why=trouble)
            await asyncio.sleep(_LOOK_S)
        self._line.say(Word.READY)

    async def _obey(self) -> None:
        async for word, number in self._line.words():
            try:
                await self._follow(word, number)
            except Exception:  # a greeting that fails must not make it deaf
                log.exception("word_not_followed", word=word)
        log.warning("supervisor_gone")
        self._end()

    async def _follow(self, word: Word, number: int) -> None:
        match word:
            case Word.GO:
                self._go.set()
            case Word.GREET:
                await server.greet(self._settings)
            case Word.STAND_IN:
                self._stand_ins[number] = await self._serving.server.accept_from(_copies(self._plan.seats[number]))
            case Word.STAND_OUT:
                await stop_listening(self._stand_ins.pop(number, ()))
            case Word.STEP_ASIDE:
                self._serving.step_aside(for_who_is_there=self._plan.overlap)
            case Word.STOP:
                self._end()

    def _end(self) -> None:
        self._serving.stop()
        self._go.set()


def _copies(descriptors: Iterable[int]) -> list[socket.socket]:
    """Sockets of our own for these: whoever serves on one closes it in the end."""
    return [socket.socket(fileno=socket.dup(descriptor)) for descriptor in descriptors]


async def _serve(plan: Plan, number: int, descriptor: int, settings: Settings) -> None:
    line = await Line.over(socket.socket(fileno=descriptor))
    await Child(plan, number, line, settings).run()


def main() -> None:
    """Run the worker that the command-line arguments describe."""
    plan, (number, descriptor) = Plan.from_arguments(sys.argv[1:])
    configure_logging(plan.log_format, worker=number + 1)
    try:
        settings = load_settings()
    except SettingsError as error:
        log.error("worker_cannot_start", why=str(error))
        sys.exit(_EXIT_SETTINGS)
    server.allow_many_connections()
    asyncio.run(_serve(plan, number, descriptor, settings))


if __name__ == "__main__":
    main()
