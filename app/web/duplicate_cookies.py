"""A request with two cookies of one name that is ours is refused, and both are deleted.

A page of a sibling host (`evil.example.org`) can set a cookie for the whole domain (`.example.org`) under our name, and
with a longer path the browser even sends it first. Which of the two is ours cannot be seen, so neither counts: taking
one would let somebody work in the session, or under the settings, of whoever planted it (RFC 6265, 8.6). Names that
begin with `__Host-` cannot be planted so; this holds for plain HTTP, and for clients that do not know the prefix.
"""

from collections import Counter
from collections.abc import Callable

from app.web.asgi import ASGIApp, Receive, Scope, Send, header, refuse

# Of each cookie, so that the refusal stays a small one. Nobody plants in more places.
_MOST_PLACES = 64


class DuplicateCookies:
    """ASGI middleware in front of pages and sockets alike. Of the cookies that begin with `prefix` each may come once;
    `refused` is told the name of one that came twice."""

    def __init__(self, app: ASGIApp, prefix: str, secure: bool, refused: Callable[[str], None]) -> None:
        self._app = app
        self._prefix = prefix
        self._secure = secure
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            sent = header(scope, b"cookie", "; ")
            if sent.count(self._prefix) > 1 and (twice := self._twice(sent)):
                self._refused(twice[0])
                text = f"The cookie {twice[0]} came twice, so it cannot be told which is yours. Reload the page."
                return await refuse(scope, receive, send, 400, text, self._deleted(twice, scope))
        return await self._app(scope, receive, send)

    def _twice(self, sent: str) -> list[str]:
        names = Counter(pair.partition("=")[0].strip() for pair in sent.split(";"))
        return [name for name, count in names.items() if count > 1 and name.startswith(self._prefix)]

    def _deleted(self, names: list[str], scope: Scope) -> list[tuple[bytes, bytes]]:
        """Deletes `names` wherever they can have been set: a browser deletes only where domain and path fit."""
        domains = ["", *(f"; Domain={domain}" for domain in _domains(header(scope, b"host")))]
        places = [f"; Path={path}{domain}" for path in _paths(scope["path"]) for domain in domains]
        rest = "; Max-Age=0; HttpOnly; SameSite=Lax" + ("; Secure" if self._secure else "")
        fields = [f"{name}={place}{rest}" for name in names for place in places]
        return [(b"set-cookie", field.encode("latin-1", "replace")) for field in fields[:_MOST_PLACES]]


def _domains(host: str) -> list[str]:
    """The host and those above it; of an address only itself."""
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
    labels = name.split(".")
    if name.startswith("[") or labels[-1].isdecimal():
        return []
    return [".".join(labels[start:]) for start in range(max(len(labels) - 1, 1))]


def _paths(path: str) -> list[str]:
    """The path and those above it, as browsers compare them. What would end the attribute is in none that was set."""
    parts = [part for part in path.split("/") if part]
    above = ["/" + "/".join(parts[:count]) for count in range(len(parts) + 1)]
    written = [each for path in above for each in ((path,) if path == "/" else (path, f"{path}/"))]
    return [each for each in written if each.isprintable() and each.isascii() and ";" not in each]
