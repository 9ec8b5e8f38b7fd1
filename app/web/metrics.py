"""`GET /metrics`: the counters of this process for Prometheus. Several processes count separately."""

from collections.abc import Awaitable, Callable

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from quart import Blueprint, Quart, Response, current_app

from app.web.access import requires

blueprint = Blueprint("metrics", __name__)

_REGISTRY = "metrics"
_READ_BEFORE = "metrics.read_before"


def registry(app: Quart) -> CollectorRegistry:
    """The registry for the metrics of `app`. Each app has its own, so that two in one process do not add up."""
    found: CollectorRegistry = app.extensions.setdefault(_REGISTRY, CollectorRegistry())
    return found


def read_before(app: Quart, read: Callable[[], Awaitable[None]]) -> None:
    """Await `read` each time before what is registered is collected, which itself cannot wait for a database."""
    app.extensions.setdefault(_READ_BEFORE, []).append(read)


@blueprint.get("/metrics")
@requires("view_operations")
async def metrics() -> Response:
    """All registered metrics in Prometheus's text format; requires `view_operations`."""
    for read in current_app.extensions.get(_READ_BEFORE, ()):
        await read()
    return Response(generate_latest(registry(current_app)), content_type=CONTENT_TYPE_LATEST)
