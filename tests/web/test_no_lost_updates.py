"""Two people edit the same thing: whoever saves last is told what the other one saved, and nothing that either typed is
lost. Every action takes part that changes what people see in a form; the others say why they lose nothing."""

import asyncio
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel
from quart import Quart
from werkzeug.exceptions import HTTPException

from app.accounts import sessions
from app.accounts.invitations import invite_user
from app.accounts.models import OneTimeToken, Role, User
from app.accounts.sessions import ClientInfo
from app.actions import ACTIONS, Action
from app.admin.lists.bulk_jobs import LISTINGS
from app.audit.models import AuditEntry
from app.chat.messages.send import post_message
from app.chat.rooms import create_room
from app.chat.rooms.members import add_members
from app.chat.rooms.moderation import MuteFor, mute_member
from app.mail import mail_queue
from app.versions import FIELD, SeenVersion, version_of
from app.web.access import access_of
from tests.support.app_client import AppClient
from tests.support.principals import principal_of
from tests.support.raw_socket import RawSocket
from tests.support.signed_in_client import hub, newcomer, room, visit
from tests.support.users import PASSWORD
from tests.web.edit_forms import EDIT_FORMS, EditForm, edit_form, forms, sent_by

__all__ = ["hub", "newcomer", "room", "visit"]

# Why an action without a version undoes nothing that somebody else has saved.
CANNOT_LOSE_AN_UPDATE = {
    "createRole|createRoom|openDirect|sendMessage|sendNotification|addFile": "makes something new",
    "inviteUser|inviteToRoom|importUsers|joinRoom": "adds people, and changes none who are there",
    "renewInvitation|makeResetLink": "makes another link, of which nothing is edited",
    "begin(Totp|Passkey)|confirmTotp|addPasskey|renewRecoveryCodes|connectIdentity": "adds a proof of one's own",
    "changePassword": "asks for the present password, so that what was changed meanwhile is refused",
    "changeEmail|confirmEmail": "shows no address to edit: it asks for one, which a link confirms",
    "(list|find|export|get).*|history|search|seenBy|readMarks": "changes nothing",
    "planImport|tryAddresses|typing|prove.*": "changes nothing that is kept",
    "set(Preferences|Avatar|Status|DoNotDisturb|Level)|(un)?subscribe": "one choice of one's own, said whole",
    "choose.*Columns|save.*View": "how a list looks to oneself, said whole",
    "mark.*Read|markRead": "only goes forward, one's own",
    "(suspend|restore|signOut|erase)User|(archive|restore)Room|(un)?pinMessage": "one word, which is the whole state",
    "(un)?banMember|setMemberRole": "one command about one member, which says the whole state",
    "(add|remove|toggle)Reaction|quitRoom": "one's own mark on a thing",
    "(delete|clear|remove(?!Reaction)|withdraw|forget|end)[A-Z].*": "takes a thing away whole",
    "(unlink|takeBack|stop)[A-Z].*|signOut": "gives up a thing of one's own",
}
# In the input of an action but not among what it stores: which thing is meant, and whether to go on.
NOT_STORED = {FIELD, "key", "user", "room", "message", "confirm"}
# Pages that show no form to whoever is signed in, by their paths.
NOT_OPENED = {
    "/static/.*|/people/<user_id>/avatar/.*": "files",
    "/.*/<token>": "for those who have the link, and it makes something new",
    "/chat/files/.*|/jobs/<job_id>.*": "files and jobs, which one only stops",
}


def needs_version(action: Action[Any, Any]) -> bool:
    return FIELD in action.model.model_fields


# Buttons that carry the version of what stood beside them: there is nothing to type, and nothing typed to keep.
BUTTONS = {"muteMember", "unmuteMember"}
VERSIONED = sorted(name for name, action in ACTIONS.items() if needs_version(action) and name not in BUTTONS)


def unexplained(actions: dict[str, Any]) -> list[str]:
    """Actions that may lose an update: those that have neither a version nor exactly one reason."""
    return [
        name
        for name, action in actions.items()
        if sum(bool(re.fullmatch(reason, name)) for reason in CANNOT_LOSE_AN_UPDATE) != (not needs_version(action))
    ]


@pytest.fixture
async def olga(client, make_user) -> User:
    """The owner."""
    return await make_user("owner", name="Olga")


@pytest.fixture
async def visitor(client, olga: User) -> AppClient:
    """That of the owner."""
    found = AppClient(client.app)
    assert (await found.sign_in(olga.email, PASSWORD)).status_code == 303
    return found


@pytest.fixture
async def form(request, olga: User, make_user) -> EditForm:
    return await edit_form(request.param, olga, await make_user(name="Boris"))


# -- what takes part


@pytest.mark.one_database
def test_every_action_has_a_version_or_a_reason_why_it_loses_nothing() -> None:
    assert unexplained(ACTIONS) == []
    for reason in CANNOT_LOSE_AN_UPDATE:
        assert any(re.fullmatch(reason, name) for name in ACTIONS), reason


@pytest.mark.one_database
def test_an_action_without_either_would_be_found() -> None:
    class Rename(BaseModel):
        name: str

    class RenameSeen(Rename):
        version: SeenVersion = None

    without, seen = (Action("renameThing", model, None, None, False, None) for model in (Rename, RenameSeen))
    assert unexplained({"renameThing": without}) == ["renameThing"]
    assert unexplained({"renameThing": seen}) == []
    assert unexplained({"createRole": seen}) == ["createRole"], "a reason that is none any more"


@pytest.mark.one_database
async def test_every_field_of_them_is_walked_here(olga: User, make_user) -> None:
    assert set(EDIT_FORMS) == set(VERSIONED)
    for name in VERSIONED:
        form = await edit_form(name, olga, await make_user(name=f"Of {name}"))
        await Role.filter(built_in=False).delete()
        assert set(form.first) == set(ACTIONS[name].model.model_fields) - NOT_STORED, name


# -- the door of pages


@pytest.mark.parametrize("form", VERSIONED, indirect=True)
async def test_a_stale_form_is_refused_with_both_values_and_can_be_sent_again(visitor, form: EditForm) -> None:
    for name, (values, shown) in form.first.items():
        first, late = await form.open(visitor), await form.open(visitor)
        assert first == late
        assert first[FIELD][0]
        assert (await visitor.post(form.target, first | {name: values})).status_code in (200, 303)
        after_first = await form.stored()

        answer = await visitor.post(form.target, late | form.second)
        text = await answer.get_data(as_text=True)
        again = await form.read(answer, 409)
        assert await form.stored() == after_first, "what the first one saved is there"
        assert shown in text, "and is shown"
        assert {each: again.get(each, []) for each in form.second} == form.second, "beside what the second one typed"
        refused = await visitor.post(form.target, late | form.second, Accept="application/json")
        error = (await refused.get_json())["error"]
        assert (refused.status_code, error["code"]) == (409, "stale")
        assert [error["version"]] == again[FIELD] != first[FIELD]
        assert version_of(error["stored"]) == error["version"]

        assert (await visitor.post(form.target, again)).status_code in (200, 303), "who has seen that may save it"
        assert await form.stored() != after_first


@pytest.mark.parametrize("form", VERSIONED, indirect=True)
async def test_of_two_who_save_at_once_one_is_told(visitor, form: EditForm) -> None:
    seen, first = await form.open(visitor), {name: values for name, (values, _) in form.first.items()}
    if form.second == {name: seen.get(name, []) for name in form.second}:
        pytest.skip("a switch that both want in another state is in that state")
    both = await asyncio.gather(*(visitor.post(form.target, seen | change) for change in (first, form.second)))
    assert sorted(answer.status_code == 409 for answer in both) == [False, True]


@pytest.mark.one_database
@pytest.mark.parametrize("form", VERSIONED, indirect=True)
async def test_the_same_change_twice_is_no_conflict(visitor, form: EditForm) -> None:
    first, late = await form.open(visitor), await form.open(visitor)
    change = {name: values for name, (values, _) in form.first.items()}
    assert (await visitor.post(form.target, first | change)).status_code in (200, 303)
    assert (await visitor.post(form.target, late | change)).status_code in (200, 303)


@pytest.mark.one_database
@pytest.mark.parametrize("form", [name for name in VERSIONED if name != "requireFactor"], indirect=True)
async def test_a_form_that_was_refused_for_something_else_is_still_of_its_version(visitor, form: EditForm) -> None:
    name, (values, shown) = next(iter(form.first.items()))
    first, late = await form.open(visitor), await form.open(visitor)
    assert (await visitor.post(form.target, first | {name: values})).status_code in (200, 303)
    after_first = await form.stored()
    again = await form.read(await visitor.post(form.target, late | form.second | form.wrong), 422)
    assert again[FIELD] == late[FIELD]
    answer = await visitor.post(form.target, again | form.second)
    assert shown in await answer.get_data(as_text=True)
    assert (answer.status_code, await form.stored()) == (409, after_first)


@pytest.mark.one_database
@pytest.mark.parametrize("form", ["saveAddresses"], indirect=True)
async def test_trying_lists_out_does_not_make_them_newer(visitor, form: EditForm) -> None:
    first, late = await form.open(visitor), await form.open(visitor)
    assert (await visitor.post(form.target, first | {"sockets": ["127.0.0.0/8"]})).status_code == 303
    tried = await form.read(await visitor.post("/addresses/try", late | {"sockets": ["127.0.0.0/9"]}), 200)
    assert tried == late | {"sockets": ["127.0.0.0/9"]}
    closed = late | {"pages": ["192.0.2.0/24"]}
    assert (await form.read(await visitor.post(form.target, closed), 409))[FIELD] == late[FIELD]


@pytest.mark.one_database
@pytest.mark.parametrize("form", ["changeUserRole"], indirect=True)
async def test_a_version_beside_other_rows_than_the_page_showed_harms_nothing(visitor, form: EditForm) -> None:
    seen = await form.open(visitor) | {"role": ["guest"]}
    many = [*(f"nobody-{number}" for number in range(1_000)), *seen["ids"]]
    for ids, answer in ((many, 404), (["nobody", *seen["ids"]], 303)):
        assert (await visitor.post(form.target, seen | {"ids": ids})).status_code == answer
    assert await form.stored() == "guest"


# -- the door of sockets


@pytest.mark.one_database
async def test_a_stale_event_is_refused_with_what_is_stored(live, newcomer) -> None:
    olga = await newcomer("owner")
    raw, walked = await olga.join(), set()
    for path, namespace in live.app.extensions["hub"].server.namespace_handlers.items():
        for spec in getattr(namespace, "events", {}).values():
            if spec.action is None or spec.action.name not in VERSIONED:
                continue
            form = await edit_form(spec.action.name, olga.user, olga.user)
            first = {name: values[0] for name, (values, _) in form.first.items()}
            (shown,) = [sent_by(each) for each in forms((await olga.get(form.path)).text) if FIELD in sent_by(each)]
            opened = shown[FIELD][0]
            assert (await raw.call(path, spec.name, {**form.event, **first, FIELD: opened}))["ok"]
            stored = await form.stored()
            refused = (await raw.call(path, spec.name, {**form.event, FIELD: opened}))["error"]
            assert (refused["code"], refused["stored"]) == ("stale", first)
            assert await form.stored() == stored
            assert (await raw.call(path, spec.name, {**form.event, FIELD: refused[FIELD]}))["ok"]
            assert await form.stored() != stored
            assert (await raw.call(path, spec.name, {**form.event, **first}))["ok"], (
                "whoever shows nothing may leave it out"
            )
            walked.add(spec.action.name)
    assert walked == {"changeRoom", "editMessage"}


@pytest.mark.one_database
async def test_programs_are_told_the_version_of_what_they_show(live, newcomer) -> None:
    olga = await newcomer("owner")
    raw = await olga.join()
    room_id = (await raw.call("/chat", "createRoom", {"name": "Plans"}))["id"]
    await raw.call("/chat", "joinRoom", {"room": room_id})
    about = {"room": room_id, "name": "Deeds", "description": ""}

    listed = {each["id"]: each["version"] for each in (await raw.call("/chat", "listRooms", {}))["rooms"]}
    assert (await raw.call("/chat", "changeRoom", {**about, FIELD: listed[room_id]}))["ok"]
    changed = await event_data(raw, "room.changed")
    assert changed["name"] == "Deeds"
    late = {**about, "name": "Dreams"}
    refused = (await raw.call("/chat", "changeRoom", {**late, FIELD: listed[room_id]}))["error"]
    assert (refused["code"], refused[FIELD]) == ("stale", changed[FIELD])
    assert (await raw.call("/chat", "changeRoom", {**late, FIELD: changed[FIELD]}))["ok"]

    sent = await raw.call("/chat", "sendMessage", {"room": room_id, "body": "one", "client_id": "client-1"})
    created = await event_data(raw, "message.created")
    edit = {"room": room_id, "message": sent["id"]}
    assert (await raw.call("/chat", "editMessage", {**edit, "body": "two", FIELD: created[FIELD]}))["ok"]
    (message,) = (await raw.call("/chat", "history", {"room": room_id}))["messages"]
    assert message[FIELD] == (await event_data(raw, "message.edited"))[FIELD] != created[FIELD]
    refused = (await raw.call("/chat", "editMessage", {**edit, "body": "three", FIELD: created[FIELD]}))["error"]
    assert (refused["code"], refused["stored"], refused[FIELD]) == ("stale", {"body": "two"}, message[FIELD])
    assert (await raw.call("/chat", "editMessage", {**edit, "body": "three", FIELD: message[FIELD]}))["ok"]


async def event_data(raw: RawSocket, kind: str) -> dict[str, Any]:
    """The data of the first event of this kind, now or soon."""
    found = await raw.event("/chat", "event", lambda body: body["kind"] == kind)
    return dict(found["data"])


# -- muting: buttons


@pytest.mark.parametrize("door", ["socket", "page"])
async def test_what_another_moderator_did_is_not_undone_unnoticed(live, newcomer, room, door) -> None:
    olga, boris = await newcomer("owner"), await newcomer()
    raw, as_member = await olga.join(), await boris.join()
    place = {"room": room.id, "user": boris.id}

    async def listed(through=raw) -> dict[str, Any]:
        rows = (await through.call("/chat", "listMembers", {"room": room.id}))["members"]
        return next(each for each in rows if each["id"] == boris.id)

    async def do(name: str, version: str, **values: str) -> str:
        """The code of the refusal, or "ok"."""
        if door == "socket":
            answer = await raw.call("/chat", name, {**place, **values, FIELD: version})
            return answer["error"]["code"] if "error" in answer else "ok"
        path = f"/chat/{room.id}/members/{boris.id}/{name.removesuffix('Member')}"
        answer = await olga.post(path, {**values, FIELD: version})
        if answer.status_code == 409:
            assert "since you opened this page. Check it" in answer.text
        return "stale" if answer.status_code == 409 else "ok" if answer.status_code == 303 else answer.text

    before = await listed()
    assert before["muted_until"] is None
    assert await listed(as_member) == {**before, FIELD: None}
    assert await do("muteMember", before[FIELD], length="24h") == "ok"
    muted = await listed()
    assert muted["muted_until"] is not None
    assert await listed(as_member) == {**muted, "muted_until": None, FIELD: None}
    assert await do("muteMember", before[FIELD], length="10m") == "stale", "who saw nobody muted"
    assert await listed() == muted
    assert await do("muteMember", muted[FIELD], length="lifted") == "ok"
    assert await do("unmuteMember", muted[FIELD]) == "stale", "who saw somebody muted for a day"
    forever = await listed()
    assert await do("muteMember", before[FIELD], length="lifted") == "ok", "so it is already"
    assert await do("unmuteMember", forever[FIELD]) == "ok"
    assert await do("unmuteMember", forever[FIELD]) == "ok", "so it is already"
    assert (await listed())["muted_until"] is None
    assert await do("muteMember", forever[FIELD], length="1h") == "stale", "who saw somebody muted"
    refused = (await raw.call("/chat", "muteMember", {**place, "length": "1h", FIELD: forever[FIELD]}))["error"]
    assert (refused["stored"], refused[FIELD]) == ({"muted_until": None}, before[FIELD])


# -- all pages


def actions_of(app: Quart, path: str) -> list[Action[Any, Any]]:
    """Those that a form at `path` leads to."""
    try:
        endpoint, _ = app.url_map.bind("localhost").match(path.partition("?")[0], method="POST")
    except HTTPException:
        return []
    access = access_of(app.view_functions[endpoint])
    return list(access.actions) if access else []


def edited_in(app: Quart, path: str, text: str) -> Iterator[tuple[str, bool]]:
    """The actions with a version to which forms of a page lead, and whether the form carries it and asks browsers not
    to fill in what was typed into an older one: they do so on the way back. What is only a button to the page with the
    form is left out."""
    for form in forms(text):
        sent = sent_by(form)
        for action in actions_of(app, form.get("action") or path):
            if needs_version(action) and not set(sent) <= {"ids", "next"}:
                yield action.name, bool(sent.get(FIELD, [""])[0]) and form.get("autocomplete") == "off"


async def pages(app: Quart, visitor: AppClient, known: dict[str, str], rows: dict[str, str]) -> list[tuple[str, str]]:
    """(path, text) of every page that opens by an address, and of those on which lists ask before they do something."""
    found: list[tuple[str, str]] = []
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or any(re.fullmatch(pattern, rule.rule) for pattern in NOT_OPENED):
            continue
        row = rows.get(rule.rule.split("/")[1], "")
        built = rule.build({name: known.get(name, row) for name in rule.arguments})
        assert built is not None, rule.rule
        answer = await visitor.get(built[1])
        assert answer.status_code not in (403, 404) or not rule.arguments, (built[1], answer.status_code)
        if answer.content_type.startswith("text/html"):
            found.append((built[1], await answer.get_data(as_text=True)))
    for listing in LISTINGS.values():
        for action in listing.actions:
            if action.confirm or action.fields:
                path = f"{listing.path}/do/{action.key}"
                answer = await visitor.post(path, {"ids": rows[listing.name]})
                assert answer.status_code == 200, path
                found.append((path, await answer.get_data(as_text=True)))
    return found


@pytest.mark.one_database
async def test_every_form_of_every_page_carries_the_version_it_needs(
    client, olga, visitor, make_user, settings
) -> None:
    app, actor, boris = client.app, await principal_of(olga), await make_user(name="Boris")
    role = await edit_form("changeRole", olga, boris)
    place = await create_room(actor, "Our plans", "What we want")
    carl = await make_user(name="Carl")
    await add_members(actor, place.id, [boris.id, carl.id])
    await mute_member(actor, place.id, carl.id, MuteFor.HOUR)
    sent = await post_message(actor, place.id, "one", "client-1")
    await invite_user(actor, mail_queue(settings), "anna@example.org", "member")
    key = role.path.rpartition("/")[2]
    known = {"user_id": boris.id, "room_id": place.id, "message_id": sent.id, "form": "csv"}
    rows = {
        "users": boris.id,
        "roles": key,
        "sessions": (await sessions.create_session(boris, ClientInfo("127.0.0.1"))).session_id,
        "invitations": (await OneTimeToken.get(purpose="invitation")).id,
        "help": "start",
        "audit": str((await AuditEntry.all().order_by("seq").first()).seq),
    }
    walked = await pages(app, visitor, known | {"seq": rows["audit"]}, rows)
    seen = [(path, *found) for path, text in walked for found in edited_in(app, path, text)]
    assert [(path, name) for path, name, carries in seen if not carries] == []
    assert {name for _, name, _ in seen} == {*VERSIONED, *BUTTONS}
    assert {path for path, text in walked if "<form" in text} >= {"/account", "/addresses", "/roles/new", role.path}


@pytest.mark.one_database
async def test_a_form_without_its_version_would_be_found(client) -> None:
    form = '<form method="post" action="/account/profile"{}><input name="name">{}</form>'
    carried, off = '<input type="hidden" name="version" value="{}">', ' autocomplete="off"'
    wrong = ((off, ""), (off, carried.format("")), ("", carried.format("0f")))
    for parts, carries in (*((each, False) for each in wrong), ((off, carried.format("0f")), True)):
        assert list(edited_in(client.app, "/account", form.format(*parts))) == [("updateProfile", carries)]
