"""The pages behind one-time links. The token leaves the address at once, and opening a link does not use it up: mail
scanners open links too."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar

from quart import Blueprint, Response, request

from app.accounts.views.sign_in import redirect_page
from app.errors import NotFound
from app.web.access import public
from app.web.areas import Area
from app.web.cookies import delete_cookie, read_cookie, set_cookie

Found = TypeVar("Found")

_LIFETIME = timedelta(minutes=10)


def add_token_route(
    blueprint: Blueprint,
    path: str,
    look_up: Callable[[str], Awaitable[Any]],
    show: Callable[[Any, int], Awaitable[Response]],
) -> None:
    """Have `path`/<token> redirect to `path`, where `stored_token` returns the token. If `look_up` raises `NotFound`
    for it, `show(None, 404)` answers."""

    @blueprint.get(f"{path}/<token>")
    @public(Area.SIGN_IN)
    async def open_link(token: str) -> Response:
        try:
            await look_up(token)
        except NotFound:
            return await show(None, 404)
        return store_token(token, path)


def add_link_page(
    blueprint: Blueprint,
    path: str,
    look_up: Callable[[str], Awaitable[Found]],
    show: Callable[[Found | None, int], Awaitable[Response]],
) -> None:
    """The same, and the page at `path`, open to everyone who came by a link: `show(found, 200)`."""
    add_token_route(blueprint, path, look_up, show)

    @blueprint.get(path)
    @public(Area.SIGN_IN)
    async def form() -> Response:
        try:
            return await show(await look_up(stored_token()), 200)
        except NotFound:
            return await show(None, 404)


def store_token(token: str, path: str) -> Response:
    """Move the token of a one-time link out of the address (which stays in histories, logs and Referer headers) into a
    cookie for `path`, and go there."""
    response = redirect_page(path)
    set_cookie(response, _cookie(path), token, _LIFETIME)
    return response


def stored_token() -> str:
    """The token that `store_token` kept for the current path, or ""."""
    return read_cookie(_cookie(request.path))


def delete_token(response: Response, path: str) -> Response:
    """Delete the cookie with the token that was kept for `path`; returns the same response."""
    delete_cookie(response, _cookie(path))
    return response


def _cookie(path: str) -> str:
    """One for each kind of link. `__Host-` cookies come with every path, so the path is in the name."""
    return "link" + path.replace("/", "_")
