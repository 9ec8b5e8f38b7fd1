"""What the tests of the outbox share."""

import pytest

from tests.outbox.effects import make_table


@pytest.fixture
async def effect_table(opened_database: None) -> None:
    """An open database with a table of effects."""
    await make_table()
