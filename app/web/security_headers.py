"""Security headers, sent with every response."""

from urllib.parse import urlsplit

from app.web.asgi import ASGIApp, Message, Receive, Scope, Send

_STARTS = ("http.response.start", "websocket.http.response.start")


def content_security_policy(origin: str) -> str:
    """The policy of every page: our own files and nothing inline. The WebSocket is named for browsers (old Safari) that
    do not count it as `'self'`."""
    parts = urlsplit(origin)
    socket = f"{'wss' if parts.scheme == 'https' else 'ws'}://{parts.netloc}"
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src 'self' {socket}; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
        "base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    )


def security_headers(origin: str, *, hsts_subdomains: bool = True) -> dict[str, str]:
    """The headers of every response of a deployment whose PUBLIC_URL has `origin`. `hsts_subdomains` says whether
    subdomains of its host require TLS too."""
    headers = {
        "Content-Security-Policy": content_security_policy(origin),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "Vary": "Accept-Encoding, Cookie, Sec-Fetch-Site, HX-Request",
    }
    if origin.startswith("https://"):
        headers["Strict-Transport-Security"] = f"max-age=31536000{'; includeSubDomains' if hsts_subdomains else ''}"
    return headers


class SecurityHeadersMiddleware:
    """ASGI middleware: sends the security headers with every answer, whatever gives it, and keeps it out of every cache
    unless it says something else itself, as files do. It is the outermost, since not everything that answers is a page:
    a host that is refused, a socket, the library behind it.

    `no-store` and nothing weaker: with `no-cache` the Back button still shows a page after signing out.
    """

    def __init__(self, app: ASGIApp, origin: str, *, hsts_subdomains: bool = True) -> None:
        self._app = app
        fields = {"Cache-Control": "no-store"} | security_headers(origin, hsts_subdomains=hsts_subdomains)
        self._fields = [(name.lower().encode(), value.encode()) for name, value in fields.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self._app(scope, receive, send)

        async def send_with_headers(message: Message) -> None:
            if message["type"] in _STARTS:
                given = list(message.get("headers", ()))
                names = {name.lower() for name, _ in given}
                message = {**message, "headers": given + [field for field in self._fields if field[0] not in names]}
            await send(message)

        return await self._app(scope, receive, send_with_headers)
