"""The sites that are compared, each on a copy of the same database, with somebody signed in who may see everything."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.paths import ROOT
from tests.bench import counted
from tests.bench.pages.others.sizes import LIST
from tests.bench.processes import Process
from tests.bench.targets import DATABASE, Prepared, serve
from tests.support.ports import find_free_port

OURS, DJANGO, STARLETTE = "switchboard", "django", "starlette-admin"
TITLES = {OURS: "Switchboard", DJANGO: "Django admin", STARLETTE: "starlette-admin"}
USERS, AUDIT, DASHBOARD, ROOM = "users", "audit", "dashboard", "room"
PAGES = {USERS: "users list", AUDIT: "audit log", DASHBOARD: "dashboard", ROOM: "a room"}
_OTHERS = Path(__file__).parent / "others"
_SECRET = "for-these-figures-only"

# The address of each page, by its name.
Addresses = Mapping[str, str]


@dataclass(frozen=True)
class Site:
    """`start(counting)` serves it, and counts statements in the file `counting` if there is one; `cookie` is that of
    who is signed in."""

    addresses: Addresses
    cookie: str
    start: Callable[[Path | None], Process]


def ours(work: Path, team: Prepared) -> Site:
    """This product, on a copy of what is prepared for `team`."""
    data = work / "ours"
    shutil.copytree(team.data, data)
    addresses = {
        USERS: f"/users?size={LIST}",
        AUDIT: f"/audit?size={LIST}",
        DASHBOARD: "/",
        ROOM: f"/chat/{team.room}?latest=1",
    }

    def start(counting: Path | None) -> Process:
        counting_ = () if counting is None else (counted.__name__, str(counting))
        return serve(work, data, ("-m", *counting_, "app", "serve"))

    return Site(addresses, team.cookies[0], start)


def django(work: Path, team: Prepared, python: Path) -> Site:
    """Django admin under gunicorn, in the environment of `python`."""
    database = _copy(team, work / "django.db")
    environment = _told(database)
    cookie = _printed(python, environment, "django_site.prepare")
    addresses = {
        USERS: "/admin/django_site/person/",
        AUDIT: "/admin/django_site/auditentry/",
        DASHBOARD: "/admin/",
        ROOM: f"/admin/django_site/message/?room__id__exact={team.room}",
    }

    def start(counting: Path | None) -> Process:
        port = find_free_port()
        served = ("django_site.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "1")
        command = _counted(counting, "gunicorn", *served)
        return Process([str(python), "-P", *command], port, work / f"django-{port}.log", environment, "/admin/login/")

    return Site(addresses, cookie, start)


def starlette_admin(work: Path, team: Prepared, python: Path) -> Site:
    """starlette-admin under uvicorn, in the environment of `python`."""
    database = _copy(team, work / "starlette.db")
    environment = _told(database)
    with closing(sqlite3.connect(database)) as opened:
        [owner] = opened.execute("SELECT id FROM user WHERE role_id = 'owner' LIMIT 1").fetchone()
    cookie = _printed(python, environment, "starlette_site", owner)
    addresses = {
        USERS: "/admin/person/list",
        AUDIT: "/admin/audit/list",
        DASHBOARD: "/admin/",
        ROOM: f"/admin/messages/list?filter=room_id__eq={team.room}",
    }

    def start(counting: Path | None) -> Process:
        port = find_free_port()
        application = "starlette_site:create_app"
        served = ("--factory", application, "--port", str(port), "--no-access-log", "--log-level", "warning")
        command = _counted(counting, "uvicorn", *served)
        return Process([str(python), "-P", *command], port, work / f"starlette-{port}.log", environment, "/health")

    return Site(addresses, cookie, start)


def _told(database: Path) -> dict[str, str]:
    return {"DATABASE": str(database), "SECRET": _SECRET, "PYTHONPATH": str(_OTHERS)}


def _counted(counting: Path | None, module: str, *arguments: str) -> Sequence[str]:
    """What Python is told to run `module`. The folder of this product's tests is not to be imported from."""
    if counting is None:
        return ("-m", module, *arguments)
    return (str(counted.__file__), str(counting), module, *arguments)


def _copy(team: Prepared, to: Path) -> Path:
    """The database of `team`, with all that is still in its log."""
    with closing(sqlite3.connect(team.data / DATABASE)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=WAL")
    return to


def _printed(python: Path, environment: Mapping[str, str], module: str, *arguments: str) -> str:
    done = subprocess.run(
        [str(python), "-P", "-m", module, *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{module} failed:\n{done.stderr[-1500:]}")
    return done.stdout
