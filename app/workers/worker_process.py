"""A worker process, under a supervisor."""

import asyncio
import socket
import sys
from collections.abc import Iterable

import structlog

from app import create_app, server
from app.aio import stop_listening
from app.database.open_errors import DatabaseUnusable
from app.database.serving_lock import AlreadyServed, server_claimed
from app.logs import configure_logging
from app.settings import Settings, SettingsError
from app.settings.load import load_settings
from app.web import probes
from app.workers.config import WorkerConfig
from app.workers.control_channel import ControlChannel, ControlMessage

log = structlog.get_logger()

# How often a new worker checks whether it is ready.
_LOOK_S = 0.1
# As for a wrong call: nothing that trying again could change.
_EXIT_SETTINGS = 2
# The supervisor tries again.
_EXIT_AWAY = 1


class WorkerProcess:
    """The worker at slot `number` of `config`, which gets its orders over `channel`."""

    def __init__(self, config: WorkerConfig, number: int, channel: ControlChannel, settings: Settings) -> None:
        self._config = config
        self._channel = channel
        self._settings = settings
        self._app = create_app(settings)
        self._serving = server.ServerLifecycle(self._app, settings, _copies(config.slots[number]))
        self._go = asyncio.Event()
        self._stand_ins: dict[int, list[asyncio.Server]] = {}

    async def run(self) -> None:
        """Serve from the word `go` of the supervisor until it says to stop, or is gone."""
        obeying = asyncio.create_task(self._handle_messages())
        self._channel.send(ControlMessage.LOADED)
        await self._go.wait()
        if not self._serving.is_stopping:
            async with server_claimed(self._settings.database_url, shared=self._settings.redis_url is not None):
                with server.stop_on_signals(self._serving):
                    await self._serving.run(self._ready)
        obeying.cancel()

    async def _ready(self) -> None:
        while (trouble := await probes.unready_reason(self._app)) is not None:
            log.warning("worker_not_ready", why=trouble)
            await asyncio.sleep(_LOOK_S)
        self._channel.send(ControlMessage.READY)

    async def _handle_messages(self) -> None:
        async for word, number in self._channel.messages():
            try:
                await self._handle_message(word, number)
            except Exception:  # a greeting that fails must not make it deaf
                log.exception("word_not_followed", word=word)
        log.warning("supervisor_gone")
        self._end()

    async def _handle_message(self, word: ControlMessage, number: int) -> None:
        match word:
            case ControlMessage.GO:
                self._go.set()
            case ControlMessage.GREET:
                await server.print_banner(self._settings)
            case ControlMessage.STAND_IN:
                self._stand_ins[number] = await self._serving.server.accept_from(_copies(self._config.slots[number]))
            case ControlMessage.STAND_OUT:
                await stop_listening(self._stand_ins.pop(number, ()))
            case ControlMessage.STEP_ASIDE:
                self._serving.hand_over(wait_for_clients=self._config.overlap)
            case ControlMessage.STOP:
                self._end()

    def _end(self) -> None:
        self._serving.stop()
        self._go.set()


def _copies(descriptors: Iterable[int]) -> list[socket.socket]:
    """Duplicates of these sockets, since the server that uses them closes them."""
    return [socket.socket(fileno=socket.dup(descriptor)) for descriptor in descriptors]


async def _serve(config: WorkerConfig, number: int, descriptor: int, settings: Settings) -> None:
    channel = await ControlChannel.from_socket(socket.socket(fileno=descriptor))
    await WorkerProcess(config, number, channel, settings).run()


def main() -> None:
    """Run the worker that the command-line arguments describe."""
    config, (number, descriptor) = WorkerConfig.from_arguments(sys.argv[1:])
    configure_logging(config.log_format, worker=number + 1)
    try:
        settings = load_settings()
    except SettingsError as error:
        log.error("worker_cannot_start", why=str(error))
        sys.exit(_EXIT_SETTINGS)
    server.allow_many_connections()
    try:
        asyncio.run(_serve(config, number, descriptor, settings))
    except AlreadyServed as error:
        log.error("worker_cannot_start", why=str(error))
        sys.exit(_EXIT_SETTINGS)
    except DatabaseUnusable as error:
        log.error("worker_cannot_start", why=str(error))
        sys.exit(_EXIT_AWAY)


if __name__ == "__main__":
    main()
