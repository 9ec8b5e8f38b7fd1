"""What the tests of accounts share: browsers of their own."""

from collections.abc import Callable

import pytest

from tests.accounts.browser import Browser


@pytest.fixture
def another(client) -> Callable[..., Browser]:
    """`another(address="127.0.0.1")`: another browser, at the started `app`."""

    def open_browser(address: str = "127.0.0.1") -> Browser:
        return Browser(client.app, address)

    return open_browser
