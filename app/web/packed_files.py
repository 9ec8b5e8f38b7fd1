"""Static files packed with Brotli. Packing as tightly as it can takes half a second of a processor for all of them, so
it is done once for an installation, beside the first start, and kept in a directory; until then gzip has to do."""

import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

import brotli
import structlog

log = structlog.get_logger()

_QUALITY = 11
# By the content, whose hash Python computes once for each object: it is looked up for each request.
_packed: dict[bytes, bytes] = {}
_lock = Lock()


def packed_with_brotli(content: bytes) -> bytes | None:
    """`content` packed, if that was done before."""
    return _packed.get(content)


def cache_directory(data_dir: Path) -> Path:
    """Where packed files are kept: in the environment that the program is installed in, or where that cannot be written
    (an image of a container, a system package) among the data."""
    environment = Path(sys.prefix)
    ours = sys.prefix != sys.base_prefix and os.access(environment, os.W_OK)
    return (environment / "var" if ours else data_dir) / "cache" / "static"


def pack_all(contents: Iterable[bytes], directory: Path) -> None:
    """Pack what is not in `directory` yet, and read the rest from there. For a thread of its own."""
    with _lock:
        for content in contents:
            if content not in _packed:
                path = directory / f"{hashlib.sha256(content).hexdigest()}.br"
                _packed[content] = _kept(path) or _pack(content, path)


def _kept(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _pack(content: bytes, path: Path) -> bytes:
    packed = bytes(brotli.compress(content, quality=_QUALITY))
    half = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(packed)
        half.replace(path)  # several processes may do this at once
    except OSError as error:
        log.warning("packed_file_not_kept", path=str(path), error=repr(error))
    return packed
