"""A signed-in browser without a screen."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from lxml import html
from lxml.html import HtmlElement
from quart import Quart, Response

from app.accounts.models import User
from tests.support.users import PASSWORD

OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}
JSON = {"Accept": "application/json"}
HTMX = {"HX-Request": "true"}

Form = Mapping[str, str] | Sequence[tuple[str, str]]


class InboxClient:
    """`user` at a started app. Forms are posted as our own pages post them."""

    def __init__(self, app: Quart, user: User) -> None:
        self.user = user
        self._client = app.test_client()

    async def sign_in(self) -> "InboxClient":
        """Come in through the front door."""
        response = await self.post("/login", {"email": self.user.email, "password": PASSWORD})
        assert response.status_code == 303
        return self

    async def get(self, address: str, **headers: str) -> Response:
        return await self._client.get(address, headers=headers)

    async def post(self, address: str, form: Form, headers: dict[str, str] | None = None) -> Response:
        # Encoded here, because the test client sends only the first of several values of a field.
        names = OWN_PAGE | {"Content-Type": "application/x-www-form-urlencoded"} | (headers or {})
        return await self._client.post(address, data=urlencode(form), headers=names)

    async def text(self, address: str) -> str:
        """The page or fragment at `address`."""
        response = await self._client.get(address)
        assert response.status_code == 200, address
        return await response.get_data(as_text=True)

    async def page(self, address: str) -> HtmlElement:
        """The same, parsed."""
        return html.document_fromstring(await self.text(address))

    async def json(self, address: str) -> dict[str, object]:
        """What programs get at `address`."""
        return await (await self._client.get(address, headers=JSON)).get_json()
