"""Forms with files: written to disk while they arrive, and refused as soon as they are too large.

Quart's own parser does not fit: it gives the whole request one minute, and counts only what has not been read yet.
"""

import asyncio
import io
import re
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from quart import Quart, Request, request
from quart.formparser import FormDataParser
from quart.wrappers.request import Body
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest as BadForm
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.http import parse_options_header
from werkzeug.sansio.multipart import Data, Epilogue, Event, Field, File, MultipartDecoder, NeedData

from app.errors import BadRequest, TooLarge
from app.web.plain_input import without_nul_in_form, without_nul_in_query

FORM = "multipart/form-data"
# The other fields of a form with files, together.
MAX_FIELDS = 256 * 1024
# The most bytes of a form besides its files.
OVERHEAD = MAX_FIELDS + 64 * 1024
_MAX_PARTS = 100
# Fed to the decoder at a time, which keeps what it has not understood yet: the head of a part is never longer.
_PIECE = 64 * 1024
_MAX_HEAD = 4 * _PIECE
# Collected before a thread is asked to write it.
_WRITTEN_AT_ONCE = 512 * 1024
# The longest pause between two pieces, and the longest time for the whole form.
_SILENCE_S = 60.0
_ALTOGETHER_S = 30 * 60.0


class _CountedBody(Body):
    """Refuses what is too long by all that came, and not only by what waits to be read."""

    _came = 0

    async def __anext__(self) -> bytes:
        try:
            return await super().__anext__()
        except StopAsyncIteration:
            if self._must_raise is not None:  # since it began to wait
                raise self._must_raise from None
            raise

    def append(self, data: bytes) -> None:
        self._came += len(data)
        if self._max_content_length is not None and self._came > self._max_content_length:
            self._must_raise = RequestEntityTooLarge()
            self._data.clear()
            self.set_complete()
        else:
            super().append(data)


class _FormParser(FormDataParser):
    """Holds the files of ordinary forms in memory, which are no longer than other requests: what is on disk stays open
    when a form is refused half way."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, stream_factory=lambda *_: io.BytesIO())


class _Request(Request):
    """Takes larger bodies at the `large_body_paths`: (what the path looks like, how many bytes)."""

    body_class = _CountedBody
    form_data_parser_class = _FormParser
    large_body_paths: tuple[tuple[re.Pattern[str], int], ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query_string = without_nul_in_query(self.query_string)
        if self.method != "POST" or self.mimetype != FORM:
            return
        for path, limit in self.large_body_paths:
            if path.fullmatch(self.path):
                self.max_content_length = limit
                self.body = self.body_class(self.content_length, limit)

    async def _load_form_data(self) -> None:
        await super()._load_form_data()
        if self._form is not None:
            self._form = without_nul_in_form(self._form)


def limit_body_sizes(app: Quart) -> None:
    """Enforce the size limit of every request of `app`, with or without a Content-Length."""
    kind: Any = type("Request", (_Request,), {})
    app.request_class = kind


def allow_large_body(app: Quart, path: str, limit: int) -> None:
    """Allow forms with files of up to `limit` bytes at `path`, a regular expression. Its view has to read them with
    `receive_form`."""
    kind: Any = app.request_class
    kind.large_body_paths = (*kind.large_body_paths, (re.compile(path), limit + OVERHEAD))


@dataclass(frozen=True, slots=True)
class Upload:
    """A file from the form field `field`, at `path` on disk; `name` is what the client calls it."""

    field: str
    name: str
    path: Path
    size: int


@dataclass(slots=True)
class Received:
    """The fields and files of a multipart form, as far as it has been read."""

    fields: MultiDict[str, str] = field(default_factory=MultiDict)
    files: list[Upload] = field(default_factory=list)


@asynccontextmanager
async def receive_form(
    folder: Path, max_bytes: int, max_files: int, into: Received | None = None
) -> AsyncIterator[Received]:
    """The form of the current request, with its files in `folder` until the block ends; `into` is filled as far as the
    form was read before an error. Empty file fields are left out. Raises `TooLarge` for a file above `max_bytes` or
    more than `max_files`, and `BadRequest`."""
    boundary = parse_options_header(request.headers.get("Content-Type", ""))[1].get("boundary", "")
    if request.mimetype != FORM or not boundary:
        raise BadRequest("this is no form with files")
    reading = _FormReader(into or Received(), folder, max_bytes, max_files)
    decoder = MultipartDecoder(boundary.encode("latin-1", "replace"), _MAX_HEAD, max_parts=_MAX_PARTS)
    try:
        await reading.read(decoder)
        yield reading.received
    finally:
        reading.clear()


class _FormReader:
    def __init__(self, into: Received, folder: Path, max_bytes: int, max_files: int) -> None:
        self.received = into
        self._folder = folder
        self._max_bytes = max_bytes
        self._max_files = max_files
        self._part: Field | File | None = None
        self._path: Path | None = None
        self._file: IO[bytes] | None = None
        self._buffer = bytearray()
        self._size = 0
        self._fields = 0

    async def read(self, decoder: MultipartDecoder) -> None:
        try:
            async with asyncio.timeout(_ALTOGETHER_S):
                async for data in _pieces():
                    decoder.receive_data(data)
                    await self._events(decoder)
                decoder.receive_data(None)
                await self._events(decoder)
            self.received.fields = without_nul_in_form(self.received.fields)
        except (RequestEntityTooLarge, TimeoutError) as error:
            raise _refused(error) from None
        except (ValueError, BadForm):
            raise BadRequest("the form is broken") from None

    async def _events(self, decoder: MultipartDecoder) -> None:
        while not isinstance(event := decoder.next_event(), Epilogue | NeedData):
            await self._handle_event(event)

    async def _handle_event(self, event: Event) -> None:
        if isinstance(event, Field | File):
            self._part, self._size, self._buffer = event, 0, bytearray()
        elif isinstance(event, Data) and self._part is not None:
            self._size += len(event.data)
            self._buffer += event.data
            if isinstance(self._part, File):
                await self._read_file(self._part, last=not event.more_data)
            else:
                self._read_field(self._part, len(event.data), last=not event.more_data)

    def _read_field(self, part: Field, size: int, *, last: bool) -> None:
        self._fields += size
        if self._fields > MAX_FIELDS:
            raise TooLarge.bytes_over(MAX_FIELDS)
        if last:
            self.received.fields.add(part.name or "", self._buffer.decode(errors="replace"))

    async def _read_file(self, part: File, *, last: bool) -> None:
        if self._size > self._max_bytes:
            raise TooLarge.bytes_over(self._max_bytes)
        if last and not self._size and not part.filename:
            return  # no file was chosen
        if self._file is None:
            if len(self.received.files) >= self._max_files:
                raise TooLarge(f"at most {self._max_files} files", code="too_many_files")
            self._path = self._folder / secrets.token_hex(16)
            self._file = self._path.open("xb")
        if last or len(self._buffer) >= _WRITTEN_AT_ONCE:
            data, self._buffer = self._buffer, bytearray()
            await asyncio.to_thread(self._file.write, data)
        if last and self._path is not None:
            self._file.close()
            self._file = None
            self.received.files.append(Upload(part.name or "", part.filename, self._path, self._size))

    def clear(self) -> None:
        """Leave nothing on disk; what somebody took is gone from there already."""
        if self._file is not None:
            self._file.close()
        for path in {self._path, *(each.path for each in self.received.files)}:
            if path is not None:
                path.unlink(missing_ok=True)


async def _pieces() -> AsyncIterator[bytes]:
    """The body as it comes, in pieces."""
    body = request.body
    while True:
        try:
            async with asyncio.timeout(_SILENCE_S):
                data = await anext(body)
        except StopAsyncIteration:
            return
        for start in range(0, len(data), _PIECE):
            yield data[start : start + _PIECE]


def _refused(error: Exception) -> TooLarge | BadRequest:
    if isinstance(error, TimeoutError):
        return BadRequest("it took too long")
    return TooLarge.bytes_over(request.max_content_length)
