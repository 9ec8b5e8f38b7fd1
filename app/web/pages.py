"""Rendering pages: the frame around them, and what features show in it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from quart import Quart, Response, current_app, request

from app.clock import clock
from app.principal import Principal
from app.settings import Settings
from app.web import i18n
from app.web.access import visitor
from app.web.cookies import read_cookie
from app.web.templating import render

ShellProvider = Callable[[Principal], Awaitable[dict[str, Any]]]

THEMES = ("auto", "light", "dark")
# Names of cookies, for `app.web.cookies`.
LOCALE_COOKIE = "locale"
THEME_COOKIE = "theme"
TIMEZONE_COOKIE = "tz"
KEYS_COOKIE = "keys"

_providers: list[ShellProvider] = []


def shell_provider(provider: ShellProvider) -> ShellProvider:
    """Register what a feature shows in the frame of every page (badges, stream positions)."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def is_htmx() -> bool:
    """Whether htmx made the request (and wants a fragment, or selects from a page)."""
    return request.headers.get("HX-Request") == "true"


def wants_json() -> bool:
    """Whether the client wants JSON rather than a page: by `Accept`, or because it sent JSON itself."""
    if request.mimetype == "application/json":
        return True
    accept = request.accept_mimetypes
    return bool(accept.best_match(["text/html", "application/json"], default="text/html") == "application/json")


def wants_fragment() -> bool:
    """Whether htmx wants a fragment for a panel, and not a whole page to navigate to."""
    return is_htmx() and request.headers.get("HX-Boosted") != "true"


def _theme(principal: Principal | None) -> str:
    theme = principal.theme if principal else read_cookie(THEME_COOKIE)
    return theme if theme in THEMES else "auto"


def single_keys() -> bool:
    """Whether single-key shortcuts are on in this browser."""
    return read_cookie(KEYS_COOKIE) != "off"


def _dnd_until(principal: Principal | None) -> datetime | None:
    until = principal.dnd_until if principal else None
    return until if until and until > clock.now() else None


async def _shell(principal: Principal) -> dict[str, Any]:
    shell: dict[str, Any] = {}
    for provider in _providers:
        shell |= await provider(principal)
    return shell


def _sockets(settings: Settings) -> dict[str, Any]:
    """How a page is to connect."""
    away_after = settings.away_after_minutes * 60_000
    return {"transports": settings.transports, "serializer": settings.serializer, "away_after": away_after}


async def page(template: str, status: int = 200, /, **context: Any) -> Response:
    """A whole page: `template` with `context` and the values of its frame."""
    principal = visitor()
    settings: Settings = current_app.config["SETTINGS"]
    html = render(
        template,
        principal=principal,
        locale=i18n.current_locale(),
        theme=_theme(principal),
        single_keys=single_keys(),
        path=request.path,
        full_path=request.full_path.rstrip("?"),
        shell=await _shell(principal) if principal else {},
        dnd_until=_dnd_until(principal),
        sockets=_sockets(settings),
        cookie_prefix=settings.cookie_prefix,
        **context,
    )
    return Response(html, status, content_type="text/html; charset=utf-8")


def fragment(template: str, status: int = 200, /, **context: Any) -> Response:
    """A piece of a page for htmx: `template` with `context`, without the frame."""
    html = render(template, principal=visitor(), locale=i18n.current_locale(), **context)
    return Response(html, status, content_type="text/html; charset=utf-8")


def choose_locale(app: Quart) -> None:
    """Choose the language of each request: the cookie's, else the browser's; later the account's, if the visitor is
    signed in."""

    @app.before_request
    async def choose() -> None:
        accepted = tuple(tag for tag, _ in request.accept_languages)
        i18n.set_locale(i18n.negotiate(read_cookie(LOCALE_COOKIE), accepted=accepted))
