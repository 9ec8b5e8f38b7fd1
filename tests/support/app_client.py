"""A browser without a screen: keeps cookies, and says where its requests come from."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from quart import Quart, Response

COOKIE = "switchboard_session"


class AppClient:
    """One browser at `address`. Forms are posted from our own pages unless `headers` say otherwise; None leaves one
    out."""

    def __init__(self, app: Quart, address: str = "127.0.0.1") -> None:
        self.client = app.test_client()
        self._scheme = urlsplit(app.config["SETTINGS"].public_url).scheme
        self.scope = {"client": (address, 50_000)}

    async def get(self, path: str, **headers: str) -> Response:
        return await self.client.get(path, headers=_names(headers), scheme=self._scheme, scope_base=self.scope)

    async def post(self, path: str, form: dict[str, Any] | None = None, **headers: str | None) -> Response:
        kind = "application/x-www-form-urlencoded"
        sent = {"Sec-Fetch-Site": "same-origin", "Content-Type": kind, **_names(headers)}
        # A list is a field that comes several times.
        sent = {name: value for name, value in sent.items() if value is not None}
        data = urlencode(form or {}, doseq=True)
        return await self.client.post(path, data=data, headers=sent, scheme=self._scheme, scope_base=self.scope)

    async def sign_in(self, email: str, password: str, **more: str) -> Response:
        return await self.post("/login", {"email": email, "password": password, **more})

    @property
    def cookies(self) -> dict[str, str]:
        return {cookie.name: cookie.value for cookie in self.client.cookie_jar}

    def plant(self, name: str, value: str) -> None:
        """Put a cookie there, as an attacker would."""
        self.client.set_cookie("localhost", name, value)

    async def is_signed_in(self) -> bool:
        """Whether the account page opens; with `X-Background`, so that asking does not keep the session alive."""
        return (await self.get("/account", X_Background="1")).status_code == 200


def _names(headers: Mapping[str, str | None]) -> dict[str, str | None]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
