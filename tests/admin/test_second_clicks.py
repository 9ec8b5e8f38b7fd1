"""A second click on a form that makes something is the first."""

import asyncio
import re
from typing import Any

import pytest
from tortoise.models import Model

from app.accounts.models import OneTimeToken, Role
from app.actions import ACTIONS
from app.chat.models import Membership, Room
from app.mail.models import MailMessage
from tests.admin.test_roles import sign_in
from tests.admin.test_user_import import opens
from tests.support.app_client import AppClient

__all__ = ["sign_in"]

# How actions begin that make something.
MAKING = ("add", "begin", "create", "export", "import", "invite", "open", "renew", "save", "send")
# Those of them that need no name for one use, and why.
ALIKE = {
    "beginPasskey": "it asks a device, and keeps nothing of it",
    "beginTotp": "of secrets that are not confirmed there is one",
    "addPasskey": "a device makes each once, and the database takes it once",
    "addReaction": "there is one of each kind",
    "inviteToRoom": "who is in the room is not added again",
    "openDirect": "there is one room for each set of people",
    "renewInvitation": "what is renewed names it",
    "saveAddresses": "all rules take the place of those before",
    "renewRecoveryCodes": "the codes that are shown last are those that work",
}


async def test_what_makes_something_is_named_by_its_form_or_the_same_twice(client) -> None:
    making = {name for name in ACTIONS if name.startswith(MAKING)}
    # A file of the same rows once more, and a view that takes the place of the one of its name.
    making -= {name for name in making if re.fullmatch("export[A-Z][a-z]+|save[A-Z][a-z]+View", name)}
    unnamed = {name for name in making if "client_id" not in ACTIONS[name].model.model_fields}
    assert {"createRoom", "createRole", "inviteUser", "importUsers", "sendNotification"} <= making - unnamed
    assert unnamed - set(ALIKE) == set()
    assert set(ALIKE) <= unnamed, "no longer needed here"


# The page of each form, where it goes, what is typed, and what it makes.
FORMS: dict[str, tuple[str, str, dict[str, Any], type[Model]]] = {
    "closed": ("/chat/rooms", "/chat/rooms", {"name": "Plans", "closed": "true"}, Room),
    "open": ("/chat/rooms", "/chat/rooms", {"name": "Plans", "description": "of ours"}, Room),
    "role": ("/roles/new", "/roles/new", {"name": "Accountant", "permissions": ["send_message"]}, Role),
    "invitation": ("/users/invite", "/users/invite", {"email": "new@example.org", "role": "member"}, OneTimeToken),
    "dialog": ("/users", "/users/invite", {"email": "new@example.org", "role": "member"}, OneTimeToken),
}


async def form_id(browser: AppClient, page: str, target: str) -> str:
    text = await (await browser.get(page)).get_data(as_text=True)
    forms, wanted = re.findall(r"<form.*?</form>", text, re.DOTALL), f'method="post" action="{target}"'
    form = next(each for each in forms if wanted in each)
    found = re.search('name="client_id" value="([^"]+)"', form)
    assert found is not None, form
    return found[1]


@pytest.mark.parametrize(("page", "target", "typed", "made"), FORMS.values(), ids=FORMS.keys())
async def test_a_second_click_makes_nothing_more_and_gets_the_same_answer(
    client, sign_in, page: str, target: str, typed: dict[str, Any], made: type[Model]
) -> None:
    browser: AppClient = await sign_in("owner")
    form = {**typed, "client_id": await form_id(browser, page, target)}
    before, rooms, letters = await made.all().count(), await Membership.all().count(), await MailMessage.all().count()
    answers = await asyncio.gather(browser.post(target, form), browser.post(target, form))
    answers.append(await browser.post(target, form))
    assert await made.all().count() == before + 1
    assert await Membership.all().count() == rooms + (made is Room)
    assert await MailMessage.all().count() <= letters + 1
    assert len({(answer.status_code, answer.headers.get("Location")) for answer in answers}) == 1
    assert answers[0].status_code in (200, 303)
    if made is OneTimeToken:
        texts = [await answer.get_data(as_text=True) for answer in answers]
        links = {link for text in texts for link in re.findall(r"/invitation/[\w.-]+", text)}
        assert len(links) == 1, "all show the link that works"
        assert await opens(client, links.pop())
    typed = {**form, "client_id": await form_id(browser, page, target)}
    other = await browser.post(target, typed)
    if made is Role or "description" in typed:
        assert other.status_code == 422, "the name is taken by the first"
    else:
        assert other.status_code == answers[0].status_code
        assert await made.all().count() == before + 2, "asked for again, it is another"


async def test_a_second_click_on_sending_an_invitation_again_shows_the_link_of_the_first(client, sign_in) -> None:
    browser: AppClient = await sign_in("owner")
    await browser.post("/users/invite", {"email": "new@example.org", "role": "member"})
    row = await OneTimeToken.get()
    path = f"/invitations/{row.id}/renew"
    answers = [*await asyncio.gather(browser.post(path), browser.post(path)), await browser.post(path)]
    texts = [await answer.get_data(as_text=True) for answer in answers]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    [link] = {link for text in texts for link in re.findall(r"/invitation/[\w.-]+", text)}
    assert row.id not in link
    assert await OneTimeToken.filter(used_at=None).count() == 1
    assert await opens(client, link)


async def test_a_link_that_was_withdrawn_is_not_shown_again(client, sign_in) -> None:
    browser: AppClient = await sign_in("owner")
    form = {"email": "new@example.org", "role": "member", "client_id": "once"}
    await browser.post("/users/invite", form)
    row = await OneTimeToken.get()
    assert (await browser.post(f"/invitations/{row.id}/withdraw", {"confirmed": "yes"})).status_code == 303
    text = await (await browser.post("/users/invite", form)).get_data(as_text=True)
    [link] = set(re.findall(r"/invitation/[\w.-]+", text))
    assert row.id not in link
    assert await opens(client, link)
