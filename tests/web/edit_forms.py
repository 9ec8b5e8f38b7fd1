"""Every form in which people edit what others can edit too, and how a test fills it in."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import html
from quart import Response

from app.accounts.models import Role, User
from app.accounts.roles.custom import create_role
from app.chat.messages.body import MAX_BODY
from app.chat.messages.send import post_message
from app.chat.models import Message, Room
from app.chat.rooms import create_room
from app.ip_allowlist.models import IpRule
from app.principal import Principal
from tests.support.app_client import AppClient
from tests.support.principals import principal_of

# What a form sends: a field may come several times, and a box that is not ticked does not.
Fields = dict[str, list[str]]


def forms(text: str) -> Iterator[html.FormElement]:
    """The forms of a page that change something; of a part of a page, which can be empty."""
    for form in html.document_fromstring(text or "<main>").xpath("//form"):
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
class EditForm:
    """The form at `path` that posts to `target`; the page opens by a POST of `opened_by`, if there is any.

    `first` is what one person changes, a field at a time: its name, its values, and how a page calls them. `second` is
    what somebody else changes who opened the form before that; `wrong` is refused with 422. `stored` reads what there
    is. `event` is the body of the socket event that does the same as `second`."""

    path: str
    target: str
    first: Mapping[str, tuple[list[str], str]]
    second: Fields
    stored: Callable[[], Awaitable[Any]]
    wrong: Fields = field(default_factory=dict)
    opened_by: Mapping[str, str] = field(default_factory=dict)
    event: Mapping[str, str] = field(default_factory=dict)

    async def open(self, browser: AppClient) -> Fields:
        """What the form shows now."""
        opener = browser.post(self.path, dict(self.opened_by)) if self.opened_by else browser.get(self.path)
        return await self.read(await opener, 200)

    async def read(self, answer: Response, status: int) -> Fields:
        """What the form shows in `answer`."""
        text = await answer.get_data(as_text=True)
        assert answer.status_code == status, f"{self.path} answers {answer.status_code}"
        (found,) = [form for form in forms(text) if (form.get("action") or self.path) == self.target]
        return sent_by(found)


async def _role(olga: Principal, person: User) -> EditForm:
    key = await create_role(olga, "Helpers", ["send_message", "moderate_chat"])

    async def stored() -> Any:
        role = await Role.get(key=key)
        return role.name, role.permissions

    first = {
        "name": (["Aides"], "Now saved: Aides"),
        "permissions": (["send_message"], "Permissions now saved: take part in chat<"),
    }
    path = f"/roles/{key}"
    second = {"name": ["Assistants"], "permissions": ["send_message", "receive_notifications"]}
    return EditForm(path, path, first, second, stored, wrong={"permissions": ["nonsense"]})


async def _factor(olga: Principal, person: User) -> EditForm:
    key = await create_role(olga, "Helpers", ["send_message"])

    async def stored() -> Any:
        return bool((await Role.get(key=key)).mfa_required)

    first = {"mfa_required": (["1"], "Now saved: yes")}
    return EditForm(f"/roles/{key}", f"/roles/{key}/factor", first, {"mfa_required": []}, stored)


async def _room(olga: Principal, person: User) -> EditForm:
    room = await create_room(olga, "Plans", "What we want")

    async def stored() -> Any:
        found = await Room.get(id=room.id)
        return found.name, found.description

    path = f"/chat/{room.id}/settings"
    first = {
        "name": (["Deeds"], "Now saved: Deeds"),
        "description": (["All of them"], "Now saved: All of them"),
    }
    event = {"room": room.id, "name": "Dreams", "description": "None"}
    second = {"name": ["Dreams"], "description": ["None"]}
    return EditForm(path, path, first, second, stored, wrong={"name": [""]}, event=event)


async def _message(olga: Principal, person: User) -> EditForm:
    room = await create_room(olga, "Letters")
    sent = await post_message(olga, room.id, "one", "client-1")

    async def stored() -> Any:
        return (await Message.get(id=sent.id)).body

    path = f"/chat/{room.id}/messages/{sent.id}/edit"
    event = {"room": room.id, "message": sent.id, "body": "three"}
    first = {"body": (["two"], "Now saved: two")}
    return EditForm(path, path, first, {"body": ["three"]}, stored, wrong={"body": ["x" * (MAX_BODY + 1)]}, event=event)


async def _email(olga: Principal, person: User) -> EditForm:
    async def stored() -> Any:
        return (await User.get(id=person.id)).email

    path = f"/users/{person.id}/email"
    first = {"email": (["first@example.org"], "Now saved: first@example.org")}
    return EditForm(path, path, first, {"email": ["second@example.org"]}, stored, wrong={"email": ["nobody"]})


async def _user_role(olga: Principal, person: User) -> EditForm:
    async def stored() -> Any:
        return (await User.get(id=person.id)).role_id

    path = "/users/do/role"
    first = {"role": (["guest"], "Now saved: Guest")}
    wrong, opened_by = {"role": ["king"]}, {"ids": person.id}
    return EditForm(path, path, first, {"role": ["moderator"]}, stored, wrong, opened_by)


async def _profile(olga: Principal, person: User) -> EditForm:
    async def stored() -> Any:
        user = await User.get(id=olga.user_id)
        return user.name, user.theme, user.timezone, user.read_receipts, user.locale

    first = {
        "name": (["Olga Orlova"], "Now saved: Olga Orlova"),
        "theme": (["dark"], "Now saved: Dark"),
        "timezone": (["Europe/Paris"], "Now saved: Paris, France"),
        "read_receipts": (["off"], "Now saved: Off: hidden from everyone"),
        "locale": (["ru"], "Сейчас сохранено: Русский"),
    }
    second = {"name": ["Olya"], "theme": ["light"], "timezone": ["Asia/Tokyo"]}
    return EditForm("/account", "/account/profile", first, second, stored, wrong={"name": [""]})


async def _addresses(olga: Principal, person: User) -> EditForm:
    async def stored() -> Any:
        return sorted((rule.surface, rule.network) for rule in await IpRule.all())

    first = {area: (["127.0.0.0/8 Here"], "Now saved: 127.0.0.0/8 Here") for area in ("pages", "sign_in", "sockets")}
    second = {area: ["127.0.0.0/9 There"] for area in first}
    return EditForm("/addresses", "/addresses", first, second, stored, wrong={"pages": ["nonsense"]})


# By the name of the action that the form leads to.
EDIT_FORMS: dict[str, Callable[[Principal, User], Awaitable[EditForm]]] = {
    "changeRole": _role,
    "requireFactor": _factor,
    "changeRoom": _room,
    "editMessage": _message,
    "setUserEmail": _email,
    "changeUserRole": _user_role,
    "updateProfile": _profile,
    "saveAddresses": _addresses,
}


async def edit_form(action: str, olga: User, person: User) -> EditForm:
    """The form of `action` about something that is new; `person` is somebody whom `olga` manages."""
    return await EDIT_FORMS[action](await principal_of(olga), person)
