"""Access to pages. Every view is marked with its rule; a view without a mark is closed to everyone."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from quart import Quart, g, request

from app.actions import Action, Entry, count_with, require_proof
from app.errors import Forbidden, FromOtherSite, NotFound, SecondFactorRequired, Unauthenticated
from app.principal import PERMISSIONS, Principal
from app.rate_limits import Limiter
from app.web.areas import Area
from app.web.i18n import set_locale
from app.web.request_context import set_caller_session

View = TypeVar("View", bound=Callable[..., Any])
Identify = Callable[[], Awaitable[Principal | None]]

_MARK = "_switchboard_access"
# What browsers say in `Sec-Fetch-Site` when a page that is not ours has led to a request, also through a redirect.
_ELSEWHERE = frozenset({"cross-site", "same-site"})


@dataclass(frozen=True, slots=True)
class Access:
    """What a view asks of its visitor. `anonymous` views belong to an `area`, as every other one is a page; those that
    also set `bare` do not even look at the session; `sudo` views want a proof that is fresh; `enrolling` ones open also
    for those who must add a second factor first. `actions` is what the view does, one of them for each request; what
    somebody does on the way in is an `entry`. What does something although it is asked for by GET, such as a download
    that is recorded, is `unlinked`: links on other sites do not open it."""

    anonymous: bool = False
    bare: bool = False
    permission: str | None = None
    sudo: bool = False
    enrolling: bool = False
    unlinked: bool = False
    area: Area | None = None
    actions: tuple[Action[Any, Any], ...] = ()
    entry: Entry | None = None


def _mark(view: View, access: Access) -> View:
    setattr(view, _MARK, access)
    return view


def public(area: Area, *actions: Action[Any, Any], entry: Entry | None = None) -> Callable[[View], View]:
    """Open to everyone whom the IP allow-list of `area` admits; the visitor is known if signed in, and does one of
    `actions` then. For others it is the step `entry` on the way in, which the view counts."""
    return lambda view: _mark(view, Access(anonymous=True, area=area, actions=actions, entry=entry))


def bare(area: Area) -> Callable[[View], View]:
    """The same without loading the session (probes, files)."""
    return lambda view: _mark(view, Access(anonymous=True, bare=True, area=area))


def signed_in(view: View) -> View:
    """Mark a view as open to every signed-in person."""
    return _mark(view, Access())


def requires(permission: str) -> Callable[[View], View]:
    """Mark a view as open to holders of `permission`; others are told which one is missing."""
    if permission not in PERMISSIONS:
        raise ValueError(f"unknown permission: {permission}")
    return lambda view: _mark(view, Access(permission=permission))


def performs(*actions: Action[Any, Any], linked: bool = False) -> Callable[[View], View]:
    """The door of an action, or of one of several that are for the same people: open to whom the action admits, after a
    proof if it asks for one. `linked`: it only reads, so links on other sites may lead to it. Raises `ValueError` where
    the rules of `actions` differ."""
    return lambda view: _mark(view, replace(_access_to(actions), actions=actions, unlinked=not linked))


def form_for(*actions: Action[Any, Any]) -> Callable[[View], View]:
    """The page with the form for an action: open to the same people, and it does nothing itself."""
    return lambda view: _mark(view, _access_to(actions))


def _access_to(actions: tuple[Action[Any, Any], ...]) -> Access:
    rules = {(action.permission, action.proof) for action in actions}
    if len(rules) != 1:
        raise ValueError("what one view does has one permission and asks for a proof or not")
    ((permission, proof),) = rules
    return Access(permission=permission, sudo=proof)


def sudo(view: View) -> View:
    """On top of another mark: require recent re-authentication, which visitors are sent to first."""
    before = access_of(view)
    if before is None or before.anonymous:
        raise ValueError("sudo stands on top of a mark for people who are signed in")
    return _mark(view, replace(before, sudo=True))


def enrolling(view: View) -> View:
    """On top of another mark: also open to people who must add a second factor first."""
    before = access_of(view)
    if before is None:
        raise ValueError("enrolling stands on top of another mark")
    return _mark(view, replace(before, enrolling=True))


def unlinked(view: View) -> View:
    """On top of another mark: links, frames and pictures on other sites do not open it. A view that performs an action
    is so already."""
    before = access_of(view)
    if before is None or before.anonymous:
        raise ValueError("unlinked stands on top of a mark for people who are signed in")
    return _mark(view, replace(before, unlinked=True))


def access_of(view: Callable[..., Any]) -> Access | None:
    """The rule of `view`, or None if it has none and is closed."""
    return getattr(view, _MARK, None)


def current_principal() -> Principal:
    """The signed-in person of the current request. Raises `Unauthenticated`."""
    principal: Principal | None = g.get("principal")
    if principal is None:
        raise Unauthenticated("sign in first")
    return principal


def visitor() -> Principal | None:
    """The signed-in person of the current request, or None."""
    principal: Principal | None = g.get("principal")
    return principal


def guard(app: Quart, identify: Identify, limiter: Limiter) -> None:
    """Check the access rule of every request to `app` before its view runs; `identify` finds the visitor, and actions
    are counted with `limiter`."""

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
            set_caller_session(principal.session_id)
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
        # After the proof, which may lead over the site of a provider. Other methods are for `protect` to judge; of an
        # address that was typed, browsers say `none`.
        if access.unlinked and request.headers.get("Sec-Fetch-Site") in _ELSEWHERE:
            raise FromOtherSite("a link on another site does nothing here: open it from a page of ours")
