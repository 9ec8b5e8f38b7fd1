"""Holding an async step, so that a test can change the world meanwhile."""

import asyncio
from types import ModuleType
from typing import Any

import pytest


class Gate:
    """Stands in for the function `name` of `module`: each call has its result, and waits for `open` before it returns.
    `waiting` is set once there is one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> None:
        self.waiting, self.open = asyncio.Event(), asyncio.Event()
        self.calls = 0
        self._real = getattr(module, name)
        monkeypatch.setattr(module, name, self)

    async def __call__(self, *values: Any, **named: Any) -> Any:
        found = await self._real(*values, **named)
        self.calls += 1
        self.waiting.set()
        await self.open.wait()
        return found
