"""Limits that do not depend on how quick the machine is."""

import types

import limits.aio.storage.memory
import limits.aio.strategies
import pytest

from app.rate_limits import counters, memory

_MODULES = (counters, memory, limits.aio.storage.memory, limits.aio.strategies)


@pytest.fixture
def moving_limits() -> None:
    """For tests that are about what time does to limits."""


@pytest.fixture(autouse=True)
def standing_limits(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the limits that a process counts itself no time passes, except with `moving_limits`: thirty uses within ten
    seconds are thirty uses, however long a busy machine takes for them."""
    if "moving_limits" not in request.fixturenames:
        now = memory.time.time()
        for module in _MODULES:
            monkeypatch.setattr(module, "time", types.SimpleNamespace(time=lambda: now))
