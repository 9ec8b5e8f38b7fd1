"""What the tests of accounts share: browsers of their own."""

from collections.abc import Callable

import pytest

from tests.support.app_client import AppClient


@pytest.fixture
def another(client) -> Callable[..., AppClient]:
    """`another(address="127.0.0.1")`: another browser, at the started `app`."""

    def open_browser(address: str = "127.0.0.1") -> AppClient:
        return AppClient(client.app, address)

    return open_browser
