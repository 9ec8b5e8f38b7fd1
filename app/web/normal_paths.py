"""Requests whose path is not in its normal form are refused, so that each page has exactly one path.

Routers, proxies and rules about paths each read `//login`, `/x/../login` or `/%2e/login` in their own way, and an
attacker who finds two that differ gets around one of them. Refused and not redirected: a redirect made of such a path
may lead to another site (`//evil.example`).
"""

import re

from app.web.asgi import ASGIApp, Receive, Scope, Send, refuse

# RFC 3986, 6.2.2 and 6.2.3: no dot segments, nothing percent-encoded that divides a path. An empty segment is one at
# the end at most; of backslashes browsers make slashes, and control characters end strings or lines elsewhere.
_SEGMENTS = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[^/\\\x00-\x1f\x7f]+)*/?")
_ENCODED = re.compile(rb"%(?:2e|2f|5c)", re.IGNORECASE)


def is_normal(path: str, raw_path: bytes = b"") -> bool:
    """Whether `path` (decoded, as ASGI has it), sent as `raw_path`, is in its normal form."""
    return path.startswith("/") and _SEGMENTS.fullmatch(path) is not None and not _ENCODED.search(raw_path)


class NormalPathsMiddleware:
    """ASGI middleware in front of everything that looks at paths, for pages and sockets alike."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and not is_normal(scope["path"], scope.get("raw_path") or b""):
            return await refuse(scope, receive, send, 404, "Nothing is here: the path is not in its normal form.")
        return await self._app(scope, receive, send)
