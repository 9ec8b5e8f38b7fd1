"""What every test can ask for. Tests that need a database run on SQLite and on PostgreSQL, except those in a browser
and those marked `one_database` or `several_nodes`."""

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from quart import Quart
from quart.typing import TestClientProtocol

from app import audit, create_app, database
from app.clock import clock
from app.jobs import jobs
from app.logs import configure_logging
from app.settings import Settings
from tests.support.databases import Databases, PostgresDatabases, SqliteDatabases
from tests.support.live_server import LiveServer, bind_listener
from tests.support.patience import PATIENCE_S
from tests.support.postgres_server import PostgresUnavailable, postgres_server
from tests.support.speedups import (
    cache_model_queries,
    cache_url_builders,
    keep_files_in_memory,
    shorten_uvicorn_pauses,
)

pytest_plugins = [
    "tests.support.browsers",
    "tests.support.log_check",
    "tests.support.cli",
    "tests.support.mailbox",
    "tests.support.oidc",
    "tests.support.pictures",
    "tests.support.users",
    "tests.support.rate_limits",
    "tests.support.redis_server",
    "tests.support.operator_process",
    "tests.support.socket_client",
    "tests.support.tls",
]

configure_logging()
keep_files_in_memory()
cache_url_builders()
cache_model_queries()
shorten_uvicorn_pauses()

DIALECTS = ("sqlite", "postgres")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what needs a database on both, and what is slow and does not depend on it on one."""
    if "dialect" in metafunc.fixturenames:
        dialects = DIALECTS
        if "browser" in metafunc.fixturenames or metafunc.definition.get_closest_marker("one_database"):
            dialects = DIALECTS[:1]
        elif metafunc.definition.get_closest_marker("several_nodes"):
            dialects = DIALECTS[1:]
        metafunc.parametrize("dialect", dialects, scope="session")


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[PostgresDatabases | str]:
    """Databases on a PostgreSQL server, or the reason why there are none."""
    try:
        with postgres_server() as url:
            databases = PostgresDatabases(url)
            yield databases
            databases.close()
    except PostgresUnavailable as reason:
        yield str(reason)


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    return SqliteDatabases(tmp_path_factory.mktemp("databases"))


@pytest.fixture
def databases(dialect: str, request: pytest.FixtureRequest) -> Databases:
    found = request.getfixturevalue(f"{dialect}_databases")
    if isinstance(found, str):
        pytest.skip(f"no PostgreSQL: {found}")
    return found


@pytest.fixture
async def empty_database_url(databases: Databases, tmp_path: Path) -> AsyncIterator[str]:
    """A database without tables."""
    async with databases.empty(tmp_path) as url:
        yield url


@pytest.fixture
async def database_url(databases: Databases, tmp_path: Path) -> AsyncIterator[str]:
    """A database with all migrations applied."""
    async with databases.migrated(tmp_path) as url:
        yield url


@pytest.fixture
async def opened_database(database_url: str, settings: Settings) -> AsyncIterator[None]:
    """The same, open: for tests of services and models without an app. Not together with `app`, which opens its own."""
    context = await database.open_database(database_url)
    audit.use_key(settings.secret_key)
    yield
    await audit.flush()
    await database.close(context)


@pytest.fixture(autouse=True)
def real_time() -> Iterator[None]:
    """A test that moves the clock moves it for itself."""
    yield
    clock.reset()


@pytest.fixture(autouse=True)
def patience_with_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages wait for a short job however busy the machine is."""
    monkeypatch.setattr(jobs, "WAIT_S", PATIENCE_S)


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting comes from the environment of whoever runs the tests."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def make_settings(bare_environment: None, tmp_path: Path) -> Callable[..., Settings]:
    """`make_settings(**fields)`: settings for this test, in a directory of its own."""

    def make(**fields: object) -> Settings:
        return Settings(_env_file=None, **{"data_dir": tmp_path / "data", "host": "127.0.0.1", **fields})

    return make


@pytest.fixture
def listener() -> Iterator[object]:
    """A socket on a free port, so that `settings.port` is known before anything serves there."""
    with bind_listener(0) as socket:
        yield socket


@pytest.fixture
def settings(make_settings: Callable[..., Settings], database_url: str, listener) -> Settings:
    """The settings of `app`. A module that wants others overrides this fixture, with `make_settings`."""
    return make_settings(database_url=database_url, port=listener.getsockname()[1])


@pytest.fixture
def app(settings: Settings) -> Quart:
    """The application on a fresh database, not started: `client` or `live` start it."""
    return create_app(settings)


@pytest.fixture
async def client(app: Quart) -> AsyncIterator[TestClientProtocol]:
    """A client of the started `app`, in this process, without sockets and without a network."""
    async with app.test_app() as started:
        yield started.test_client()


@pytest.fixture
async def live(settings: Settings, listener) -> AsyncIterator[LiveServer]:
    """The application served by uvicorn in the event loop of the test, with pages and sockets."""
    server = LiveServer(settings, listener)
    await server.start()
    yield server
    await server.stop()
