"""Having pictures made anew elsewhere: at most two at a time, and within a time."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson
import structlog

from app.errors import AppError, Invalid, TooLarge, TypeNotAllowed
from app.pictures import Format, ReencodedImage

log = structlog.get_logger()

# Each takes up to 600 MB and a processor, of which the server wants its share.
AT_A_TIME = 2
# The largest take some seconds; on a machine that is busy, many times as long.
PATIENCE_S = 90.0
_REFUSALS: Mapping[str, type[AppError]] = {each.__name__: each for each in (Invalid, TooLarge, TypeNotAllowed)}
# Nothing of ours but where the code is: neither keys nor passwords. Each thread of a decoder would take address space
# for memory that it does not need.
_KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR")
_CODE = str(Path(__file__).resolve().parents[2])


class _Process:
    """One process, started when it is first needed and again when it has ended meanwhile."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None

    async def ask(self, request: bytes) -> Any:
        """What it answers. Raises `EOFError` if it ends instead, and TimeoutError."""
        if self._process is None or self._process.returncode is not None:
            await self.close()
            self._process = await self._start()
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(request)
            async with asyncio.timeout(PATIENCE_S):
                await process.stdin.drain()
                answer = await process.stdout.readline()
        except BaseException:  # also cancelled: its answer would be taken for that to the next question
            self.kill()
            raise
        if not answer:
            self.kill()
            raise EOFError
        return orjson.loads(answer)

    async def _start(self) -> asyncio.subprocess.Process:
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "app.pictures"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={**kept, "PYTHONPATH": _CODE, "MALLOC_ARENA_MAX": "2"},
            start_new_session=True,  # so that all of it can be killed, and Ctrl+C is the server's alone
        )

    def kill(self) -> None:
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    async def close(self) -> None:
        self.kill()
        process, self._process = self._process, None
        if process is not None:
            await process.wait()
            # What is open to it stays open until somebody closes it, and only the transport knows all of that.
            process._transport.close()  # type: ignore[attr-defined]


class PictureWorker:
    """The processes in which pictures are made anew."""

    def __init__(self) -> None:
        self._free = [_Process() for _ in range(AT_A_TIME)]
        self._all = tuple(self._free)
        self._turn = asyncio.Semaphore(AT_A_TIME)

    async def reencode(self, source: Path, target: Path, thumbnail: Path) -> ReencodedImage | None:
        """Write the picture in `source` anew to `target`, and small to `thumbnail`; None if it is none. Raises as
        `reencode.reencode`, and `Invalid` for what makes its process end or takes too long."""
        answer = await self._answer([str(path.resolve()) for path in (source, target, thumbnail)])
        if answer["format"] is None:
            return None
        name, media_type, endings, options, moves = answer.pop("format")
        return ReencodedImage(Format(name, media_type, tuple(endings), options, moves), **answer)

    async def make_squares(self, source: Path, targets: Mapping[int, Path]) -> bool:
        """Write the middle of the picture in `source` as squares, by the length of their sides in pixels; whether it is
        a picture. Raises as `reencode`."""
        given, *made = (str(path.resolve()) for path in (source, *targets.values()))
        squares = {str(side): path for side, path in zip(targets, made, strict=True)}
        answer = await self._answer({"source": given, "squares": squares})
        return bool(answer["made"])

    async def _answer(self, request: object) -> Any:
        """What one of the processes answers to `request`. Raises what it refuses with."""
        async with self._turn:
            process = self._free.pop()
            try:
                answer = await self._ask(process, orjson.dumps(request) + b"\n")
            finally:
                self._free.append(process)
        if answer.get("error") == "DiskFull":
            raise OSError(answer["errno"], os.strerror(answer["errno"]))
        if refusal := answer.get("error"):
            kind = _REFUSALS.get(refusal, Invalid)
            raise kind(code=answer.get("code", "broken_picture"), detail=answer.get("detail", "its decoder was ended"))
        return answer

    async def _ask(self, process: _Process, request: bytes) -> Any:
        try:
            try:
                return await process.ask(request)
            except (EOFError, ConnectionError):  # it had ended by itself, just as it was asked
                return await process.ask(request)
        except (EOFError, ConnectionError, TimeoutError) as error:
            log.warning("picture_not_decoded", error=repr(error))
            return {"error": "Killed"}

    async def close(self) -> None:
        """End the processes, whatever they do."""
        for process in self._all:
            await process.close()
