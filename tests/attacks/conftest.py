"""What attackers and their victims come with: browsers of their own."""

import pytest

from tests.accounts.browser import Browser


@pytest.fixture
def another(client):
    """`another(address="127.0.0.1")`: another browser, at the started `app`."""
    return lambda address="127.0.0.1": Browser(client.app, address)
