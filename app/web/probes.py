"""Health probes: liveness and readiness."""

from collections.abc import Callable

from quart import Blueprint, Quart, Response, current_app, jsonify

from app import database
from app.settings import Settings
from app.web.access import bare
from app.web.areas import Area

blueprint = Blueprint("health", __name__)


_REPORTS = "health"


def report_component(app: Quart, name: str, state: Callable[[], str]) -> None:
    """Add `state` under `name` to the readiness answer: for parts that may be down while traffic is still welcome."""
    app.extensions.setdefault(_REPORTS, {})[name] = state


@blueprint.get("/health/live")
@bare(Area.PROBE)
async def live() -> Response:
    """200 as long as the event loop runs; checks nothing else."""
    return jsonify({"status": "ok"})


@blueprint.get("/health/ready")
@bare(Area.PROBE)
async def ready() -> tuple[Response, int]:
    """200 if traffic is welcome; 503 while the database is down, the disk is full or the process is about to stop."""
    found = await unready_reason(current_app)
    if found is not None:
        return jsonify({"status": found}), 503
    reports: dict[str, Callable[[], str]] = current_app.extensions.get(_REPORTS, {})
    return jsonify({"status": "ok"} | {name: state() for name, state in reports.items()}), 200


async def unready_reason(app: Quart) -> str | None:
    """Why `app` should get no traffic now, or None."""
    if app.config.get("DRAINING"):
        return "draining"
    if not await database.ping():
        return "database unavailable"
    settings: Settings = app.config["SETTINGS"]
    return "disk full" if await database.disk_watch.still_full(settings.data_dir) else None
