"""The command line, as an operator has it."""

import asyncio
import sys

import pytest

from app import paths


@pytest.fixture
def switchboard(settings):
    """`await switchboard("audit", "verify")`: exit code, output, errors."""

    async def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "app", *arguments),
            env={"DATA_DIR": str(settings.data_dir), "DATABASE_URL": settings.database_url},
            cwd=paths.ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate(stdin)
        assert process.returncode is not None
        return process.returncode, out.decode(), err.decode()

    return run
