"""`python -m app.workers`: the supervisor. `switchboard serve --workers` becomes it once everything is checked."""

import asyncio
import sys

from app.logs import configure_logging
from app.workers.config import WorkerConfig, command, environment
from app.workers.supervisor import Supervisor


async def prepare() -> str | None:
    """Migrate the database for the workers to come, in a process of its own, which has their (perhaps newer) version
    and keeps this one small. Returns the current LOG_FORMAT, or None on failure."""
    process = await asyncio.create_subprocess_exec(
        *command("app.commands.preparation"), env=environment(), stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await process.communicate()
    return printed.decode().strip() if process.returncode == 0 else None


async def supervise(config: WorkerConfig) -> int:
    """Run workers according to `config` until stopped; returns the exit code."""
    return await Supervisor(config, lambda arguments: command("app.workers.worker_process", *arguments), prepare).run()


if __name__ == "__main__":
    found, _ = WorkerConfig.from_arguments(sys.argv[1:])
    configure_logging(found.log_format)
    sys.exit(asyncio.run(supervise(found)))
