"""Servers that tests start: stopped also when the test run is killed and cleans up nothing."""

import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

# The shell ends the server when its input ends; its first line of output is the server's process id.
_WATCHDOG = '"$@" <&- >&2 & echo $!; read -r _; kill -{signal} $! 2>&-; wait $!'


class WatchedProcess:
    """A running server. `pid` is its own, not that of the shell that watches it."""

    def __init__(
        self, command: Sequence[str], log: Path, *, end_with: signal.Signals = signal.SIGKILL, **account: object
    ) -> None:
        watchdog = _WATCHDOG.format(signal=end_with.value)
        with log.open("ab") as output:
            self._shell = subprocess.Popen(
                ["sh", "-c", watchdog, "sh", *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=output,
                **account,
            )
        assert self._shell.stdout is not None
        self.pid = int(self._shell.stdout.readline())

    def ended(self) -> bool:
        """Whether the server is gone, by itself or because it was stopped."""
        try:
            state = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        return state == "Z"

    def tell(self, number: signal.Signals) -> None:
        """Send the server a signal."""
        os.kill(self.pid, number)

    def stop(self) -> int:
        """End it; returns when it is gone, with its exit code as shells count (128 and more: by a signal)."""
        assert self._shell.stdin is not None
        assert self._shell.stdout is not None
        self._shell.stdin.close()
        code = self._shell.wait()
        self._shell.stdout.close()
        return code
