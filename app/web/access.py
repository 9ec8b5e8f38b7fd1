"""Who may open which page. Every view says so with a mark; one without a mark opens for nobody."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from quart import Quart, g, request

from app.actions import count_with, require_proof
from app.errors import Forbidden, NotFound, SecondFactorRequired, Unauthenticated
from app.principal import PERMISSIONS, Principal
from app.rate_limits import Limiter
from app.web.areas import Area
from app.web.i18n import set_locale
from app.web.request_context import caller_has_session

View = TypeVar("View", bound=Callable[..., Any])
Identify = Callable[[], Awaitable[Principal | None]]

_MARK = "_switchboard_access"


@dataclass(frozen=True, slots=True)
class Access:
    """What a view asks of its visitor. `anonymous` views belong to an `area`, as every other one is a page; those that
    also set `bare` do not even look at the session; `sudo` views want a proof that is fresh; `enrolling` ones open also
    for those who must add a second factor first."""

    anonymous: bool = False
    bare: bool = False
    permission: str | None = None
    sudo: bool = False
    enrolling: bool = False
    area: Area | None = None


def _mark(view: View, access: Access) -> View:
    setattr(view, _MARK, access)
    return view


def public(area: Area) -> Callable[[View], View]:
    """Open to everyone whom the IP allow-list of `area` admits; the visitor is known if signed in."""
    return lambda view: _mark(view, Access(anonymous=True, area=area))


def bare(area: Area) -> Callable[[View], View]:
    """The same, without a look at the session (probes, files)."""
    return lambda view: _mark(view, Access(anonymous=True, bare=True, area=area))


def signed_in(view: View) -> View:
    """Open to everyone who is signed in."""
    return _mark(view, Access())


def requires(permission: str) -> Callable[[View], View]:
    """Open to holders of `permission`; others are told which one is missing."""
    if permission not in PERMISSIONS:
        raise ValueError(f"unknown permission: {permission}")
    return lambda view: _mark(view, Access(permission=permission))


def sudo(view: View) -> View:
    """On top of another mark: only for whoever has proved lately who they are; others do that first."""
    before = access_of(view)
    if before is None or before.anonymous:
        raise ValueError("sudo stands on top of a mark for people who are signed in")
    return _mark(view, replace(before, sudo=True))


def enrolling(view: View) -> View:
    """On top of another mark: also for people who must add a second factor before they get anything else."""
    before = access_of(view)
    if before is None:
        raise ValueError("enrolling stands on top of another mark")
    return _mark(view, replace(before, enrolling=True))


def access_of(view: Callable[..., Any]) -> Access | None:
    """The mark of `view`, or None when it has none and so opens for nobody."""
    return getattr(view, _MARK, None)


def current_principal() -> Principal:
    """Who is signed in, as found when the request began. Raises `Unauthenticated`."""
    principal: Principal | None = g.get("principal")
    if principal is None:
        raise Unauthenticated("sign in first")
    return principal


def visitor() -> Principal | None:
    """Who is signed in, or None."""
    principal: Principal | None = g.get("principal")
    return principal


def guard(app: Quart, identify: Identify, limiter: Limiter) -> None:
    """Check every request to `app` before its view runs; `identify` finds the visitor, and what they do is counted with
    `limiter`."""

    @app.before_request
    async def check_access() -> None:
        endpoint = request.endpoint
        view = app.view_functions.get(endpoint) if endpoint else None
        access = access_of(view) if view else None
        if access is not None and access.bare:
            return
        count_with(limiter)
        g.principal = principal = await identify()
        if principal is not None:
            set_locale(principal.locale)
            caller_has_session(principal.session_id)
        if principal is not None and principal.must_enrol and not (access and access.enrolling):
            g.principal = None  # a stranger to everything else
            if access is not None and not access.anonymous:
                raise SecondFactorRequired("add a second factor first")
        if view is None:
            return  # no such page: the router's own 404 or 405 follows
        if access is None:
            raise NotFound("this page is not open to anyone")
        if access.anonymous:
            return
        if principal is None:
            raise Unauthenticated("sign in first")
        if access.permission and not principal.may(access.permission):
            raise Forbidden(access.permission)
        if access.sudo:
            require_proof(principal)
