"""Answering with a page: the shell around it, and what the shell shows."""

from collections.abc import Awaitable, Callable
from typing import Any

from quart import Quart, Response, current_app, request

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
    """Register what a feature shows in the shell of every page (badges, positions of streams)."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def is_htmx() -> bool:
    """Whether htmx asks (and so wants a fragment or a select of the page)."""
    return request.headers.get("HX-Request") == "true"


def wants_json() -> bool:
    """Whether the client asked for JSON rather than a page: by `Accept`, or by sending JSON itself."""
    if request.mimetype == "application/json":
        return True
    accept = request.accept_mimetypes
    return bool(accept.best_match(["text/html", "application/json"], default="text/html") == "application/json")


def wants_fragment() -> bool:
    """Whether htmx wants a piece for a panel, and not a whole page to navigate to."""
    return is_htmx() and request.headers.get("HX-Boosted") != "true"


def _theme(principal: Principal | None) -> str:
    theme = principal.theme if principal else read_cookie(THEME_COOKIE)
    return theme if theme in THEMES else "auto"


def single_keys() -> bool:
    """Whether keys without Ctrl or Alt do anything in this browser."""
    return read_cookie(KEYS_COOKIE) != "off"


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
    """A whole page: `template` with `context` and with everything its shell needs."""
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
        sockets=_sockets(settings),
        cookie_prefix=settings.cookie_prefix,
        **context,
    )
    return Response(html, status, content_type="text/html; charset=utf-8")


def fragment(template: str, status: int = 200, /, **context: Any) -> Response:
    """A piece of a page, for htmx."""
    html = render(template, principal=visitor(), locale=i18n.current_locale(), **context)
    return Response(html, status, content_type="text/html; charset=utf-8")


def choose_locale(app: Quart) -> None:
    """Pick the language of each request: the cookie's, else the browser's; the account's, once the visitor is known,
    takes its place."""

    @app.before_request
    async def choose() -> None:
        accepted = tuple(tag for tag, _ in request.accept_languages)
        i18n.set_locale(i18n.negotiate(read_cookie(LOCALE_COOKIE), accepted=accepted))
