"""A server starts with what hosting services put after the question mark of a DATABASE_URL, and heeds it."""

import signal
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
import trustme

from app.commands import EXIT_FAILURE
from app.settings import Settings
from tests.support.operator_process import Process, Start
from tests.support.pgbouncer import BINARY, pooler

pytestmark = pytest.mark.several_nodes

SERVE = ("-m", "app", "serve")


@pytest.fixture
def settings(make_settings, empty_database_url: str, listener) -> Settings:
    port = listener.getsockname()[1]
    listener.close()
    return make_settings(database_url=empty_database_url, port=port)


async def ended_well(process: Process) -> None:
    """Tell it to end."""
    process.tell(signal.SIGTERM)
    code, _, errors = await process.ended()
    assert code == 0, errors


async def test_name_schema_and_times_are_heeded(start: Start, settings: Settings) -> None:
    url = settings.database_url
    database = await asyncpg.connect(url)
    await database.execute("CREATE SCHEMA desk")
    options = "application_name=console&schema=desk&connect_timeout=5&command_timeout=30&statement_cache_size=100"
    process = start(*SERVE, DATABASE_URL=f"{url}{'&' if '?' in url else '?'}{options}")
    await process.ready()
    names = "SELECT DISTINCT application_name FROM pg_stat_activity WHERE datname = current_database() AND pid <> $1"
    assert await database.fetchval(names, database.get_server_pid()) == "console"
    schemas = "SELECT DISTINCT schemaname FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
    assert [row["schemaname"] for row in await database.fetch(schemas)] == ["desk"]
    await database.close()
    await ended_well(process)


@pytest.fixture
def tls_url(settings: Settings, authority: trustme.CA) -> Iterator[str]:
    """That of a database that takes nothing but TLS, with a certificate of `authority`."""
    if BINARY is None:
        pytest.skip("there is no program pgbouncer")
    certificate = authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.bytes().decode()
    with pooler(settings.database_url, certificate) as url:
        yield f"{url}?pgbouncer=true"


async def test_one_that_takes_nothing_but_tls_is_reached_as_sslmode_says(
    start: Start, tls_url: str, authority: trustme.CA, tmp_path: Path
) -> None:
    root = tmp_path / "root.pem"
    authority.cert_pem.write_to_path(str(root))
    for options in ("sslmode=require", f"sslmode=verify-full&sslrootcert={root}"):
        process = start(*SERVE, DATABASE_URL=f"{tls_url}&{options}")
        await process.ready()
        await ended_well(process)
    for options in ("sslmode=disable", "sslmode=verify-full&sslrootcert=system"):
        code, out, errors = await start(*SERVE, DATABASE_URL=f"{tls_url}&{options}").ended()
        assert (code, out, errors.count("\n")) == (EXIT_FAILURE, "", 1), errors
        assert "cannot open the database" in errors
