"""Sending stored content: whole or in part, as a download or (a picture) inline, and never as a page."""

import unicodedata
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import quote

from quart import Response, request
from quart.wrappers.response import ResponseBody
from werkzeug.datastructures import ContentRange
from werkzeug.http import dump_options_header

# The bytes read at a time, so that nothing is held open for a slow client.
_PORTION = 1024 * 1024
# Opened by itself, a file runs nothing and loads nothing else.
_POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"
# Browsers must ask again each time: people who left the room get nothing any more.
_CACHING = "private, no-cache"

Read = Callable[[int, int], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Content:
    """Content to send: `read` returns the bytes between two positions; `tag` changes with the content; `inline` says
    whether browsers may show it."""

    name: str
    media_type: str
    size: int
    tag: str
    read: Read
    inline: bool = False


async def download(content: Content) -> Response:
    """The response to the current request for `content`. Raises the errors of its first `read`."""
    response = Response(content_type=content.media_type)
    response.set_etag(content.tag)
    response.headers["Cache-Control"] = _CACHING
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["Content-Disposition"] = _disposition(content.name, inline=content.inline)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Vary"] = "Cookie"
    response.timeout = None  # a slow reader is no fault
    await response.make_conditional(request)
    if response.status_code == 304:
        return response
    wanted = _wanted(response, content)
    if wanted is None:
        return Response("", 416, {"Content-Range": f"bytes */{content.size}"}, content_type=content.media_type)
    start, end = wanted
    response.content_length = end - start
    if request.method != "HEAD":
        body = _Body(content.read, start, end)
        await body.begin()
        response.response = body
    return response


def _wanted(response: Response, content: Content) -> tuple[int, int] | None:
    """What the request wants of the content, and what the answer says about that; None for what is not in it. A wish
    that is not understood, for several parts, or for a part of what is another file by now, gets all of it."""
    wish, unless = request.range, request.if_range
    if wish is None or wish.units != "bytes" or len(wish.ranges) > 1:
        return 0, content.size
    if request.headers.get("If-Range") and unless.etag != content.tag:
        return 0, content.size
    found = wish.range_for_length(content.size)
    if found is not None:
        response.status_code = 206
        response.content_range = ContentRange("bytes", *found, content.size)
    return found


def _disposition(name: str, *, inline: bool) -> str:
    """RFC 6266: the name as it is, and for the few who do not know that form, in letters that they know."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    names: dict[str, str | int | None] = {"filename": plain or "file"}
    if plain != name:
        names["filename*"] = f"UTF-8''{quote(name, safe='')}"
    return dump_options_header("inline" if inline else "attachment", names)


class _Body(ResponseBody):
    """The bytes from `start` up to `end`, a portion at a time."""

    def __init__(self, read: Read, start: int, end: int) -> None:
        self._read = read
        self._place = start
        self._end = end
        self._first = b""

    async def begin(self) -> None:
        """Read the first portion: what is wrong is known before anything is said."""
        self._first = await self._next()

    async def __aenter__(self) -> AsyncIterator[bytes]:
        return self._portions()

    async def __aexit__(self, kind: type, error: BaseException, trace: TracebackType) -> None:
        pass

    async def _portions(self) -> AsyncIterator[bytes]:
        yield self._first
        while self._place < self._end:
            yield await self._next()

    async def _next(self) -> bytes:
        found = await self._read(self._place, min(self._place + _PORTION, self._end))
        self._place += len(found) or self._end  # shorter than it should be: there is no more
        return found
