"""The command-line arguments of a supervisor and its workers. They contain no secret, since anyone can read them."""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_CODE = str(Path(__file__).resolve().parents[2])


@dataclass(frozen=True, slots=True)
class WorkerConfig:
    """`slots` has, for each worker, the file descriptors of its listening sockets. `overlap` says whether a new worker
    may serve while the one that it replaces still does."""

    slots: tuple[tuple[int, ...], ...]
    overlap: bool
    log_format: str

    def arguments(self, *more: int) -> list[str]:
        """The configuration as command-line arguments, followed by the numbers `more`."""
        return [
            json.dumps(
                {"seats": self.slots, "overlap": self.overlap, "log_format": self.log_format}, separators=(",", ":")
            ),
            *map(str, more),
        ]

    @classmethod
    def from_arguments(cls, arguments: list[str]) -> tuple[Self, list[int]]:
        """The plan in command-line arguments, and the numbers after it."""
        fields = json.loads(arguments[0])
        slots = tuple(map(tuple, fields.pop("seats")))  # called so by other versions as well
        return cls(slots, **fields), [int(number) for number in arguments[1:]]

    @property
    def descriptors(self) -> tuple[int, ...]:
        """The file descriptors of all slots."""
        return tuple(descriptor for slot in self.slots for descriptor in slot)


def command(module: str, *arguments: str) -> list[str]:
    """The command that runs `module` of this program, ignoring other packages called `app` in the working directory
    (`-P`)."""
    return [sys.executable, "-P", "-m", module, *arguments]


def environment() -> dict[str, str]:
    """The environment variables for `command`: the current ones, with this program first in PYTHONPATH."""
    known = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return os.environ | {"PYTHONPATH": os.pathsep.join([_CODE, *(path for path in known if path not in ("", _CODE))])}
