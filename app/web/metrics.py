"""`GET /metrics`: the counters of this process for Prometheus. Several processes count separately."""

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from quart import Blueprint, Quart, Response, current_app

from app.web.access import requires

blueprint = Blueprint("metrics", __name__)

_REGISTRY = "metrics"


def registry(app: Quart) -> CollectorRegistry:
    """The registry for the metrics of `app`. Each app has its own, so that two in one process do not add up."""
    found: CollectorRegistry = app.extensions.setdefault(_REGISTRY, CollectorRegistry())
    return found


@blueprint.get("/metrics")
@requires("view_operations")
async def metrics() -> Response:
    """All registered metrics in Prometheus's text format; requires `view_operations`."""
    return Response(generate_latest(registry(current_app)), content_type=CONTENT_TYPE_LATEST)
