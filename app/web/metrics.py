"""`GET /metrics`: what this process counts, as Prometheus collects it. Several processes count each for themselves."""

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from quart import Blueprint, Quart, Response, current_app

from app.web.access import requires

blueprint = Blueprint("metrics", __name__)

_REGISTRY = "metrics"


def registry(app: Quart) -> CollectorRegistry:
    """Where the parts of `app` register what they count. Its own, so that two apps in one process do not add up."""
    found: CollectorRegistry = app.extensions.setdefault(_REGISTRY, CollectorRegistry())
    return found


@blueprint.get("/metrics")
@requires("view_operations")
async def metrics() -> Response:
    """Everything that is registered."""
    return Response(generate_latest(registry(current_app)), content_type=CONTENT_TYPE_LATEST)
