"""The command line, as an operator has it."""

import asyncio

import pytest

from tests.support import fork_server


@pytest.fixture
def switchboard(settings):
    """`await switchboard("audit", "verify")`: exit code, output, errors."""

    async def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        environment = {"DATA_DIR": str(settings.data_dir), "DATABASE_URL": settings.database_url}
        command = ("-m", "app", *arguments)
        code, out, errors = await asyncio.to_thread(fork_server.run, command, environment, stdin)
        return code, out.decode(), errors.decode()

    return run
