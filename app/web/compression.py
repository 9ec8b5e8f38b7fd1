"""Compression of pages and fragments, and what keeps it from giving secrets away.

Whoever sees the size of an encrypted answer, and can put text of their own beside a secret in it, can guess the secret
letter by letter: what repeats packs better (BREACH, 2013). So only answers to requests of our own pages, or of the
person in the browser, are compressed: no one else can make thousands of these. A page that shows a secret never is.
`Sec-Fetch-Site` says who asks, and pages of other sites cannot forge it. The session is no secret of pages: its cookie
is not in them, and forms hold no tokens (`csrf.py`).
"""

import gzip

import brotli
from quart import Quart, Response, g, request
from quart.wrappers.response import DataBody

from app.web.content_codings import accepts_identity, choose_coding
from app.web.cookies import SESSION_COOKIE, read_cookie

_KINDS = frozenset({"text/html", "text/plain", "text/csv", "application/json"})
# What fits into one packet arrives no sooner.
_MIN_BYTES = 1_000
# A page of 150 KB takes two milliseconds; the next better qualities take twice as long for a tenth less.
_BROTLI_QUALITY = 4
_GZIP_LEVEL = 5
_CODINGS = ("br", "gzip")


def show_secret() -> None:
    """Note that the answer to this request shows a secret (a link, a code, a key), and is not to be compressed."""
    g.shows_secret = True


def compress_pages(app: Quart) -> None:
    """Compress what `app` answers, where the browser takes it and nothing can be learned from its size."""

    @app.after_request
    async def compress(response: Response) -> Response:
        if not _worth_it(response) or g.get("shows_secret") or not _is_ours():
            return response
        accepted = request.accept_encodings
        encoding = choose_coding(accepted, _CODINGS)
        if encoding is None:
            return response
        content = await response.get_data(as_text=False)
        if len(content) < _MIN_BYTES and accepts_identity(accepted):
            return response
        if encoding == "br":
            response.set_data(brotli.compress(content, quality=_BROTLI_QUALITY))
        else:
            response.set_data(gzip.compress(content, _GZIP_LEVEL, mtime=0))
        response.headers["Content-Encoding"] = encoding
        return response


def _worth_it(response: Response) -> bool:
    return (
        isinstance(response.response, DataBody)
        and response.mimetype in _KINDS
        and request.method != "HEAD"
        and "Content-Encoding" not in response.headers
        and "ETag" not in response.headers
    )


def _is_ours() -> bool:
    """Whether one of our pages asks, or the person in the browser itself. Over plain http browsers do not say, and
    there is nothing to guess that could not be read; who has no session is shown nothing of anybody."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is None:
        return request.scheme != "https" or not read_cookie(SESSION_COOKIE)
    return site in ("same-origin", "none")
