"""The process that pictures are made anew in: reads one request a line, and answers each with a line of JSON.

It has the decoders loaded and forks for each picture. The copy has bounds on its memory, its processor time and what it
writes, and ends with the picture; the next one begins as clean as the first. Left alone it ends as well.
"""

import json
import os
import resource
import select
import sys
from pathlib import Path
from typing import Any

from app.errors import AppError
from app.pictures import DISK_FULL
from app.pictures.reencode import make_squares, reencode

# The largest picture takes some 600 MB: its pixels twice, and the decoder. Above the loaded libraries, which count.
MEMORY_BYTES = 1024 * 1024 * 1024
PROCESSOR_S = 60
WRITTEN_BYTES = 512 * 1024 * 1024
IDLE_S = 60.0


def _made_anew(request: list[str] | dict[str, Any]) -> dict[str, Any]:
    try:
        if isinstance(request, dict):
            targets = {int(side): Path(path) for side, path in request["squares"].items()}
            return {"made": make_squares(Path(request["source"]), targets)}
        picture = reencode(*map(Path, request))
    except AppError as error:
        return {"error": type(error).__name__, "code": error.code, "detail": error.detail}
    except OSError as error:
        if error.errno not in DISK_FULL:
            raise
        return {"error": "DiskFull", "errno": error.errno}
    if picture is None:
        return {"format": None}
    kind = picture.format
    return {
        "format": [kind.name, kind.media_type, kind.endings, {}, kind.moves],
        "width": picture.width,
        "height": picture.height,
        "shown": picture.shown,
    }


def _bound() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, PROCESSOR_S),
        (resource.RLIMIT_FSIZE, WRITTEN_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main() -> None:
    """Answer until the other end closes, or nobody asked for a minute."""
    while select.select([sys.stdin], [], [], IDLE_S)[0] and (line := sys.stdin.readline()):
        child = os.fork()
        if not child:
            _bound()
            answer = json.dumps(_made_anew(json.loads(line)))
            os.write(sys.stdout.fileno(), answer.encode() + b"\n")
            os._exit(0)
        if os.waitpid(child, 0)[1]:  # it was killed, so it has not answered
            os.write(sys.stdout.fileno(), b'{"error": "Killed"}\n')


if __name__ == "__main__":
    main()
