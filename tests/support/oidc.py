"""An application whose people may sign in through a provider of the tests' own."""

import html
import re
from collections.abc import AsyncIterator, Callable

import pytest
from quart import Response

from app.settings import Settings
from tests.support.app_client import AppClient
from tests.support.oidc_provider import CLIENT_ID, CLIENT_SECRET, OidcProvider

OPENID_COOKIE = "switchboard_openid"


@pytest.fixture
async def provider() -> AsyncIterator[OidcProvider]:
    made = OidcProvider()
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
def openid_settings() -> dict[str, object]:
    """What a test wants set on top."""
    return {}


@pytest.fixture
def with_provider(
    make_settings: Callable[..., Settings], database_url: str, listener, provider: OidcProvider, openid_settings
) -> Settings:
    """Settings of an application that offers `provider`."""
    return make_settings(
        database_url=database_url,
        port=listener.getsockname()[1],
        google_client_id=CLIENT_ID,
        google_client_secret=CLIENT_SECRET,
        oidc_issuer=provider.issuer,
        **openid_settings,
    )


async def start_oidc_sign_in(browser: AppClient, path: str = "/openid/login", wanted: str = "") -> str:
    """Click; where the browser is sent."""
    response = await browser.post(path, {"next": wanted})
    assert response.status_code == 200, await response.get_data(as_text=True)
    address = response.headers["Refresh"].removeprefix("0; url=")
    shown = re.search(r'href="(http[^"]+/authorize[^"]+)"', await response.get_data(as_text=True))
    assert shown is not None
    assert html.unescape(shown[1]) == address
    return address


async def return_from_provider(browser: AppClient, answer: dict[str, str]) -> Response:
    """The provider redirects the browser here."""
    query = "&".join(f"{name}={value}" for name, value in answer.items())
    return await browser.get(f"/openid/callback?{query}", Sec_Fetch_Site="cross-site")


async def sign_in_with_oidc(
    provider: OidcProvider, browser: AppClient, path: str = "/openid/login", wanted: str = ""
) -> Response:
    """There and back again."""
    return await return_from_provider(browser, provider.authorize(await start_oidc_sign_in(browser, path, wanted)))


async def refused(response: Response, words: str) -> bool:
    return words in html.unescape(await response.get_data(as_text=True))
