"""A pgbouncer in transaction mode in front of the PostgreSQL of the tests, where the program is installed."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.support.patience import PATIENCE_S
from tests.support.ports import find_free_port
from tests.support.postgres_server import answers, own_account, own_directory
from tests.support.subprocesses import WatchedProcess

BINARY = shutil.which("pgbouncer", path="/usr/sbin:/usr/bin:/usr/local/bin")


@contextmanager
def pooler(url: str, certificate: str = "") -> Iterator[str]:
    """The URL of the database at `url` by way of a pooler; one with a `certificate` (a PEM, with its key) takes nothing
    but TLS."""
    with own_directory(None) as directory:
        yield from _running(url, directory, certificate)


def _running(url: str, directory: Path, certificate: str) -> Iterator[str]:
    parts = urlsplit(url)
    host = parse_qs(parts.query).get("host", [parts.hostname or "localhost"])[0]
    database, port = parts.path.lstrip("/"), find_free_port()
    more = f" port={parts.port}" if parts.port else ""
    more += f" password={parts.password}" if parts.password else ""
    settings = directory / "pgbouncer.ini"
    settings.write_text(
        f"[databases]\n{database} = host={host} dbname={database} user={parts.username}{more}\n"
        f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = any\n"
        # Fewer connections than clients, so that they really change.
        "pool_mode = transaction\ndefault_pool_size = 5\nmax_client_conn = 500\n"
    )
    settings.chmod(0o644)
    if certificate:
        pem = directory / "server.pem"
        pem.write_text(certificate)
        shutil.chown(pem, own_account().get("user"))
        with settings.open("a") as more_settings:
            more_settings.write(
                f"client_tls_sslmode = require\nclient_tls_cert_file = {pem}\nclient_tls_key_file = {pem}\n"
                "ignore_startup_parameters = search_path\n"
            )
    assert BINARY is not None
    running = WatchedProcess((BINARY, str(settings)), directory / "pgbouncer.log", **own_account())
    try:
        pooled = f"postgres://{parts.username}@127.0.0.1:{port}/{database}"
        deadline = time.monotonic() + PATIENCE_S
        while not answers(f"{pooled}?sslmode={'require' if certificate else 'disable'}"):
            if running.ended() or time.monotonic() > deadline:
                raise RuntimeError((directory / "pgbouncer.log").read_text()[-500:])
            time.sleep(0.05)
        yield pooled
    finally:
        running.stop()
