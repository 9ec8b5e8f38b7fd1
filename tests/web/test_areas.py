"""Every route says who may use it and, if that is everyone, which area it belongs to."""

import pytest
from quart import Quart

from app import create_app
from app.web.access import Access, _mark, access_of
from app.web.areas import Area
from app.web.request_area import area_of

pytestmark = [pytest.mark.route_rules, pytest.mark.one_database]

# Changes the language and the theme of whatever page it is asked from.
FOR_EVERY_PAGE = {"/preferences"}


@pytest.fixture
def app(make_settings) -> Quart:
    """The routes of the application; it is not started and needs no database."""
    return create_app(make_settings())


def routes_without_area(app: Quart) -> set[str]:
    """The paths whose views have no mark, or are open to everyone without an area."""
    found = set()
    for rule in app.url_map.iter_rules():
        access = access_of(app.view_functions[rule.endpoint])
        if access is None or (access.anonymous and access.area is None):
            found.add(rule.rule)
    return found


def test_every_route_is_marked_and_every_anonymous_one_has_an_area(app) -> None:
    assert routes_without_area(app) == set()


def test_a_route_without_one_would_be_found(app) -> None:
    app.get("/unmarked", endpoint="unmarked")(lambda: "")
    app.get("/anywhere", endpoint="anywhere")(_mark(lambda: "", Access(anonymous=True)))
    assert routes_without_area(app) == {"/unmarked", "/anywhere"}


def test_what_is_open_to_everyone_is_a_way_in_a_probe_or_a_file(app) -> None:
    found: dict[Area, set[str]] = {}
    for rule in app.url_map.iter_rules():
        access = access_of(app.view_functions[rule.endpoint])
        if access.anonymous:
            found.setdefault(access.area, set()).add(rule.rule)
    assert found.pop(Area.PROBE) == {"/health/live", "/health/ready"}
    installable = {"manifest.webmanifest", "sw.js", "offline"}
    assert {path.split("/")[1] for path in found.pop(Area.PUBLIC_FILE)} == {"static", *installable}
    assert found.pop(Area.PAGES) == FOR_EVERY_PAGE
    assert len(found.pop(Area.SIGN_IN)) >= 14
    assert found == {}


@pytest.mark.parametrize(
    ("kind", "method", "path", "area"),
    [
        ("http", "GET", "/", Area.PAGES),
        ("http", "GET", "/users", Area.PAGES),
        ("http", "GET", "/loginx", Area.PAGES),
        ("http", "PUT", "/login", Area.PAGES),
        ("http", "GET", "/login", Area.SIGN_IN),
        ("http", "POST", "/login", Area.SIGN_IN),
        ("http", "POST", "/logout", Area.SIGN_IN),
        ("http", "POST", "/login/passkey", Area.SIGN_IN),
        ("http", "POST", "/passkeys/options", Area.SIGN_IN),
        ("http", "GET", "/second-factor", Area.SIGN_IN),
        ("http", "POST", "/openid/login", Area.SIGN_IN),
        ("http", "GET", "/openid/callback", Area.SIGN_IN),
        ("http", "GET", "/setup", Area.SIGN_IN),
        ("http", "GET", "/invitation/x.y", Area.SIGN_IN),
        ("http", "GET", "/confirm-email/x.y", Area.SIGN_IN),
        ("http", "POST", "/openid/sudo", Area.PAGES),
        ("http", "GET", "/socket.io/", Area.SOCKETS),
        ("websocket", "", "/socket.io/", Area.SOCKETS),
        ("websocket", "", "/login", Area.SOCKETS),
        ("http", "POST", "/auth/socket-tokens", Area.SOCKETS),
        ("http", "GET", "/health/live", Area.PROBE),
        ("http", "GET", "/healthy", Area.PAGES),
        ("http", "HEAD", "/static/css/base.css", Area.PUBLIC_FILE),
    ],
)
def test_every_request_belongs_to_an_area(app, kind: str, method: str, path: str, area: Area) -> None:
    assert area_of(app, {"type": kind, "method": method, "path": path}) is area
