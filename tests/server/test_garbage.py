"""While people are served, Python looks for garbage rarely; and it is as it was when that ends."""

import gc

import pytest

from app.server.uvicorn import THRESHOLDS

pytestmark = pytest.mark.one_database


@pytest.fixture
def before() -> tuple[int, int, int]:
    """How often garbage is looked for when nobody is served."""
    return gc.get_threshold()


async def test_garbage_collection_thresholds_are_raised_while_serving(before, live):
    assert gc.get_threshold() == THRESHOLDS != before
    assert gc.get_freeze_count() > 0
    await live.stop()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
