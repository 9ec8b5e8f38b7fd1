"""People in a browser: an owner, and somebody she talks with."""

import pytest

from tests.support.principals import principal_of


@pytest.fixture
async def anna(live, make_user):
    return await make_user("owner", name="Anna Orlova")


@pytest.fixture
async def boris(live, make_user):
    return await principal_of(await make_user(name="Boris Klein"))
