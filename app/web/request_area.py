"""Which area a request belongs to: what the view that would answer it is marked with.

No table of paths, which would have to be kept in step with the routes: whatever the router would find decides.
"""

from collections.abc import Callable

from quart import Quart
from werkzeug.exceptions import HTTPException

from app.web.access import access_of
from app.web.areas import Area
from app.web.asgi import Scope

Answers = Callable[[Scope], bool]

_LAYERS = "areas_of_layers"


def declare_area(app: Quart, area: Area, answers: Answers) -> None:
    """The mark of what answers in front of the router of `app`, and so has no view: the requests that it `answers`
    belong to `area`."""
    app.extensions.setdefault(_LAYERS, []).append((answers, area))


def area_of(app: Quart, scope: Scope) -> Area:
    """The area of the request of `scope`, whose path is in its normal form. Requests that nothing would answer belong
    to the pages, and WebSockets to the sockets."""
    layers: list[tuple[Answers, Area]] = app.extensions.get(_LAYERS, [])
    for answers, area in layers:
        if answers(scope):
            return area
    if scope["type"] == "websocket":
        return Area.SOCKETS
    try:
        endpoint, _ = app.url_map.bind("localhost").match(scope["path"], method=scope["method"])
    except HTTPException:  # no such page, another method, or a redirect to where it is
        return Area.PAGES
    access = access_of(app.view_functions[endpoint])
    return access.area if access is not None and access.area is not None else Area.PAGES
