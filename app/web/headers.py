"""The headers that every answer carries."""

from urllib.parse import urlsplit

from quart import Quart, Response, request

from app.web import assets


def content_security_policy(origin: str) -> str:
    """The policy of every page: our own files and nothing inline. The WebSocket is named for browsers (old Safari) that
    do not count it as `'self'`."""
    parts = urlsplit(origin)
    socket = f"{'wss' if parts.scheme == 'https' else 'ws'}://{parts.netloc}"
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src 'self' {socket}; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    )


def security_headers(origin: str) -> dict[str, str]:
    """What to send with every answer of a deployment whose PUBLIC_URL has `origin`."""
    headers = {
        "Content-Security-Policy": content_security_policy(origin),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "Vary": "Cookie, Sec-Fetch-Site, HX-Request",
    }
    if origin.startswith("https://"):
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return headers


def add_headers(app: Quart, origin: str) -> None:
    """Send the security headers with every answer of `app`, and keep pages out of every cache.

    `no-store` and nothing weaker: with `no-cache` the Back button still shows a page after signing out.
    """
    fixed = security_headers(origin)

    @app.after_request
    async def add(response: Response) -> Response:
        for name, value in fixed.items():
            response.headers.setdefault(name, value)
        if request.blueprint == assets.blueprint.name:
            response.headers.setdefault("Cache-Control", "no-store")
        else:
            response.headers["Cache-Control"] = "no-store"
        return response
