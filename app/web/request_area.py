"""The area that a request belongs to: that of the view that would answer it.

There is no table of paths, which would have to follow the routes: the router decides.
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
    """Declare the area of middleware that answers in front of the router of `app`, and so has no view: the requests for
    which `answers` is true belong to `area`."""
    app.extensions.setdefault(_LAYERS, []).append((answers, area))


def area_of(app: Quart, scope: Scope) -> Area:
    """The area of the request of `scope`, whose path is in its normal form. Requests that nothing would answer belong
    to the pages, WebSockets to the sockets."""
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
