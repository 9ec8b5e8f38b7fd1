"""Every action has its rules, and every route that changes something is the door of one action."""

import re
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta

import pytest
from quart import Quart

from app import create_app
from app.actions import ACTIONS, ENTRIES, Action, limited_by
from app.clock import clock
from app.errors import Forbidden, SudoRequired
from app.principal import PERMISSIONS, Principal
from app.web.access import Access, access_of, performs, signed_in

pytestmark = [pytest.mark.route_rules, pytest.mark.one_database]

SAFE = {"GET", "HEAD", "OPTIONS"}
# Actions that everyone may do who is signed in: to what is theirs.
EVERYBODYS = {
    *("updateProfile", "setPreferences", "changePassword", "changeEmail", "confirmEmail"),
    *("endSession", "endOtherSessions", "signOut"),
    *("beginTotp", "confirmTotp", "removeTotp", "renewRecoveryCodes", "beginPasskey", "addPasskey", "removePasskey"),
    *("getPerson", "setAvatar", "removeAvatar"),
    *("setStatus", "clearStatus", "setDoNotDisturb", "endDoNotDisturb"),
    *("connectIdentity", "unlinkIdentity", "proveIdentity", "proveElsewhere", "stopJob"),
}
# Actions that need no fresh proof, besides those in rooms and on inboxes, with the reason.
WITHOUT_PROOF = {
    "updateProfile|setPreferences": "how things look to oneself",
    "(save|forget).*View|choose.*Columns": "how a list looks to oneself",
    "changePassword": "asks for the password itself",
    "confirmEmail": "the link is the proof",
    "endSession|endOtherSessions|signOut": "takes access away, one's own",
    "withdrawInvitation": "takes back what was offered",
    "stopJob": "does less of what one has begun oneself",
    "tryAddresses": "changes nothing: it says what would happen",
    "getPerson": "changes nothing: it says what one may know",
    "(set|remove)Avatar|(set|clear)Status": "how one looks to others",
    "(set|end)DoNotDisturb": "whether one is disturbed",
    "proveIdentity|proveElsewhere": "here the proof is given",
}
# What somebody says and does in rooms gives nobody access to more than the room; an inbox is one's own.
WORDS = {"send_message", "receive_notifications", "send_notification"}
# Routes that change something and are the door of no action, with the reason.
WITHOUT_ACTION = {"/account/keys": "changes nothing here: it is a cookie in this browser alone"}
# What is refused with a code of its own where it is too long, which programs know: `too_long`.
TOO_LONG = {"sendMessage.body", "editMessage.body", "search.q"}


@pytest.fixture
def app(make_settings) -> Quart:
    """The routes of the application; it is not started and needs no database."""
    return create_app(make_settings())


def doors(app: Quart) -> Iterator[tuple[str, Access | None]]:
    """The path of every route that changes something, and what its view is marked with."""
    for rule in app.url_map.iter_rules():
        if (rule.methods or set()) - SAFE:
            yield rule.rule, access_of(app.view_functions[rule.endpoint])


def doors_without_action(app: Quart) -> set[str]:
    """Those that are the door neither of actions nor of a step on the way in."""
    return {path for path, access in doors(app) if access is None or not (access.actions or access.entry)}


def test_every_action_says_who_may_how_often_and_whether_after_a_proof(app) -> None:
    for name, action in ACTIONS.items():
        assert re.fullmatch("[a-z]+([A-Z][a-z]+)*", name), name
        assert action.rule.rate.amount > 0, name
        assert action.permission in PERMISSIONS or (action.permission is None and name in EVERYBODYS), name
        reasons = [why for pattern, why in WITHOUT_PROOF.items() if re.fullmatch(pattern, name)]
        assert len(reasons) == (not action.proof and action.permission not in WORDS), name
    assert set(ACTIONS) >= EVERYBODYS


async def test_an_action_admits_by_its_own_rules_whatever_leads_to_it(app) -> None:
    """Pages check some of it before, so they do not show whether the action does."""
    now = clock.now()
    fresh = now + timedelta(minutes=1)
    owner = Principal("1", "2", "Olga", "o@example.org", "owner", frozenset(PERMISSIONS), "en", sudo_until=fresh)
    with limited_by(None):
        for name, action in ACTIONS.items():
            await action.admit(owner)
            if action.permission is not None:
                with pytest.raises(Forbidden) as refused:
                    await action.admit(replace(owner, permissions=owner.permissions - {action.permission}))
                assert refused.value.permission == action.permission, name
            for until in (None, now):
                with pytest.raises(SudoRequired) if action.proof else nullcontext():
                    await action.admit(replace(owner, sudo_until=until))


def test_every_text_and_list_that_an_action_takes_has_a_bound(app) -> None:
    for name, action in ACTIONS.items():
        for field, said in action.model.model_json_schema().get("properties", {}).items():
            if said.get("format") == "path" or f"{name}.{field}" in TOO_LONG:  # no client names a path
                continue
            for part in said.get("anyOf", [said]):
                bounds = {"maxLength", "maxItems", "maximum", "exclusiveMaximum", "enum", "const", "$ref"}
                bounded = bounds & set(part) or re.search(r"\{\d*,\d+\}\$$", part.get("pattern", ""))
                assert part.get("type") in ("null", "boolean") or bounded, f"{name}.{field}"


def test_every_route_that_changes_something_is_the_door_of_an_action(app) -> None:
    assert doors_without_action(app) == set(WITHOUT_ACTION)


def test_a_route_without_an_action_would_be_found(app) -> None:
    app.post("/unmarked", endpoint="unmarked")(lambda: "")
    app.delete("/marked", endpoint="marked")(signed_in(lambda: ""))
    assert doors_without_action(app) == {"/unmarked", "/marked", *WITHOUT_ACTION}


def test_every_action_and_every_step_has_a_door(app) -> None:
    found: set[str] = set()
    for rule in app.url_map.iter_rules():
        access = access_of(app.view_functions[rule.endpoint])
        if access is not None:
            found |= {action.name for action in access.actions} | ({access.entry.name} if access.entry else set())
    spaces = app.extensions["hub"].server.namespace_handlers.values()
    events = {spec.model for namespace in spaces for spec in namespace.events.values()}
    by_socket = {name for name, action in ACTIONS.items() if action.model in events}
    assert {*ACTIONS, *ENTRIES} - found - by_socket == set()


def test_one_view_does_what_has_one_rule() -> None:
    proof, none = (Action("x", None, None, None, wanted, None) for wanted in (True, False))
    with pytest.raises(ValueError, match="one permission"):
        performs(proof, none)(lambda: "")
