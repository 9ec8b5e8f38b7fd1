"""Two people edit the same thing: whoever saves last is told what the other one saved, and nothing that either typed is
lost. Every form that shows stored values takes part."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pytest
from lxml import html
from quart import Response

from app.accounts.models import User
from app.chat.messages.send import post_message
from app.chat.models import Message, Room
from app.chat.rooms import create_room
from tests.support.principals import principal_of

JSON = {"Accept": "application/json"}
Fields = dict[str, list[str]]


async def post(client, action: str, fields: Mapping[str, Any], **headers: str) -> Response:
    """The answer to what one of our pages sends."""
    head = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded", **headers}
    return await client.post(action, data=urlencode(fields, doseq=True), headers=head)


def document(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def forms(text: str) -> Iterator[html.FormElement]:
    """The forms of a page that change something, except those of its frame."""
    for form in document(text).xpath("//main//form"):
        if form.get("method") == "post":
            yield form


def sent_by(form: html.FormElement) -> Fields:
    """What a browser sends of `form` as it is."""
    found: Fields = {}
    for control in form.xpath(".//input | .//select | .//textarea"):
        name, kind = control.get("name"), control.get("type")
        if not name or control.get("disabled") is not None:
            continue
        if kind in ("checkbox", "radio"):
            if control.get("checked") is not None:
                found.setdefault(name, []).append(control.get("value", "on"))
        elif kind not in ("submit", "button", "file"):
            found.setdefault(name, []).append(control.value or "")
    return found


@dataclass
class Case:
    """The form at `path` (whose address begins with `action`, if there are several). `first` and `second` are what two
    people change in it; `stored` reads what there is, and `shown` is how a page calls what the first one saved."""

    path: str
    first: Mapping[str, list[str]]
    second: Mapping[str, list[str]]
    stored: Callable[[], Any]
    shown: str
    action: str = ""
    opened_by: Mapping[str, str] = field(default_factory=dict)


@pytest.fixture
async def olga(client, make_user, sign_in) -> User:
    """The owner, whose browser `client` is."""
    user = await make_user("owner", name="Olga")
    await sign_in(client, user)
    return user


async def _room(olga: User) -> Case:
    room = await create_room(await principal_of(olga), "Plans", "What we want")

    async def stored() -> Any:
        found = await Room.get(id=room.id)
        return found.name, found.description

    path = f"/chat/{room.id}/settings"
    return Case(path, {"description": ["All of them"]}, {"name": ["Dreams"]}, stored, "Now saved: All of them", path)


async def _message(olga: User) -> Case:
    actor = await principal_of(olga)
    room = await create_room(actor, "Plans")
    sent = await post_message(actor, room.id, "one", "client-1")

    async def stored() -> Any:
        return (await Message.get(id=sent.id)).body

    path = f"/chat/{room.id}/messages/{sent.id}/edit"
    return Case(path, {"body": ["two"]}, {"body": ["three"]}, stored, "Now saved: two", path)


CASES = (_room, _message)


@pytest.fixture
async def case(request, olga: User, make_user) -> Case:
    return await request.param(olga)


async def opened(client, case: Case) -> Fields:
    """What the form of `case` shows now."""
    if case.opened_by:
        answer = await post(client, case.path, dict(case.opened_by))
    else:
        answer = await client.get(case.path)
    assert answer.status_code == 200, case.path
    return form_in(await answer.get_data(as_text=True), case)


def form_in(text: str, case: Case) -> Fields:
    (found,) = [form for form in forms(text) if (form.get("action") or case.path) == (case.action or case.path)]
    return sent_by(found)


@pytest.mark.parametrize("case", CASES, indirect=True, ids=lambda make: make.__name__.strip("_"))
async def test_a_stale_form_is_refused_with_both_values_and_can_be_sent_again(client, case: Case) -> None:
    action = case.action or case.path
    first, second = await opened(client, case), await opened(client, case)
    assert first == second
    assert first["version"][0]
    assert (await post(client, action, first | case.first)).status_code in (200, 303)
    after_first = await case.stored()

    late = await post(client, action, second | case.second)
    text = await late.get_data(as_text=True)
    assert late.status_code == 409
    assert await case.stored() == after_first, "what the first one saved is there"
    assert case.shown in text, "and is shown"
    again = form_in(text, case)
    assert {name: again[name] for name in case.second} == case.second, "beside what the second one typed"
    refused = await post(client, action, second | case.second, **JSON)
    assert refused.status_code == 409
    body = (await refused.get_json())["error"]
    assert body["code"] == "stale"
    assert [body["version"]] == again["version"] != first["version"]

    assert (await post(client, action, again)).status_code in (200, 303), "who has seen that may save it"
    assert await case.stored() != after_first


@pytest.mark.parametrize("case", CASES, indirect=True, ids=lambda make: make.__name__.strip("_"))
async def test_the_same_change_twice_is_no_conflict(client, case: Case) -> None:
    action = case.action or case.path
    first, second = await opened(client, case), await opened(client, case)
    assert (await post(client, action, first | case.first)).status_code in (200, 303)
    assert (await post(client, action, second | case.first)).status_code in (200, 303)
