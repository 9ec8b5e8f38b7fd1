"""What the driver of an engine has to do. `page` builds on it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol


class BrowserUnavailable(Exception):
    """A browser, or what drives it, is not installed or does not start. `str()` of it tells whoever runs the tests."""


class DriverError(Exception):
    """The browser did not do what it was told; often because the page was just replaced by the next one."""


class Window(Protocol):
    """A window of a browser. `complaints` are errors, exceptions and violations of the policy so far."""

    complaints: list[str]

    async def navigate(self, url: str) -> None:
        """Load `url`. Raises `DriverError`, as all of these do."""

    async def reload(self) -> None:
        """Load the page again."""

    async def evaluate(self, function: str, *arguments: Any) -> Any:
        """The result of the JavaScript `function`, or of its promise. Result and arguments are JSON values."""

    async def perform_actions(self, source: Mapping[str, Any]) -> None:
        """Do the actions of one input device: `source` as in the standard (https://www.w3.org/TR/webdriver2/#actions)."""

    async def set_file(self, selector: str, path: Path) -> None:
        """Choose a file in the field that `selector` selects."""

    async def close(self) -> None:
        """Close it, and forget everything that its pages kept in the browser."""


class Session(Protocol):
    """A test's use of a browser."""

    async def open(self) -> Window:
        """A window of about 1440 by 900 pixels that shares no cookies and no storage with others."""

    async def close(self) -> None:
        """Close all its windows. The browser goes on running for the next test."""


class Engine(Protocol):
    """A running browser. Raises `BrowserUnavailable` when it is made."""

    async def connect(self) -> Session:
        """A session; there is one at a time."""

    def stop(self) -> None:
        """End the browser, and everything that was started for it."""


def with_json_arguments(function: str) -> str:
    """A JavaScript function that calls `function`, with the arguments in one JSON text and the result as another: the
    protocols differ in how they pass values, but not in texts."""
    return f"async (given) => JSON.stringify((await ({function})(...JSON.parse(given))) ?? null)"


def to_json(arguments: Sequence[Any]) -> str:
    """The argument of a function made by `with_json_arguments`."""
    return json.dumps(arguments, ensure_ascii=False)
