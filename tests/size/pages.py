"""Every page there is, asked for as each role, in the database of a large team."""

from collections.abc import Iterator
from urllib.parse import quote

from quart import Quart
from werkzeug.routing import Rule

from tests.size.large_team import TEAM, id_of, user_id
from tests.size.meter import Cost, Meter
from tests.support.app_client import AppClient

# What stands in the address of a page, by the name of the argument.
_ARGUMENTS = {
    "room_id": TEAM.largest,
    "message_id": TEAM.message,
    "user_id": user_id(10),
    "seq": str(TEAM.entries),
    "key": "member",
    "form": "csv",
    "token": "nothing",
    "file_id": "nothing",
    "name": "css/base.css",
    "version": "x",
    "invitation_id": id_of("J", 1),
    "identity_id": "nothing",
    "passkey_id": "nothing",
    "session_id": id_of("S", 10),
    "view_id": "nothing",
    "what": "pin",
    "job_id": "nothing",
    "side": "80",
}
_ROWS = {
    "users": user_id(10),
    "sessions": id_of("S", 10),
    "invitations": id_of("J", 1),
    "audit": str(TEAM.entries),
    "roles": "member",
}
# What comes as one long answer by its nature.
WHOLE = {
    "/users/export.<any(csv, json):form>": "all people, in stretches",
    "/sessions/export.<any(csv, json):form>": "all sessions, in stretches",
    "/invitations/export.<any(csv, json):form>": "all invitations, in stretches",
    "/audit/export.<any(csv, json):form>": "the whole log, in stretches",
    "/roles/export.<any(csv, json):form>": "all roles",
    "/static/<path:name>": "files, see tests/web/test_weight.py",
    "/static/@<version>/<path:name>": "files, see tests/web/test_weight.py",
}
# What would end the walk, or change what it walks through.
LEAVING = {
    "/logout",
    "/account/sessions/end-others",
    "/account/sessions/<session_id>/end",
    "/chat/<room_id>/leave",
    "/chat/<room_id>/archive",
    "/preferences",
}
_LISTS = ("", "?q=baker", "?q=nothing-at-all", "?size=100")
# What else is asked for, by the route: other rooms, and what comes after the question mark.
_MORE = {
    "/chat/<room_id>": [
        f"/chat/{TEAM.largest}{query}"
        for query in ("?latest=1", "?before=40000", "?after=30000", "?date=2026-01-05", f"?reply={TEAM.message}")
    ]
    + [f"/chat/{TEAM.rooms[7]}", f"/chat/{TEAM.rooms[10]}"],
    "/chat/<room_id>/settings": [
        f"/chat/{TEAM.largest}/settings{query}" for query in ("?q=baker", "?people=baker", "?page=100")
    ],
    "/chat/<room_id>/candidates": [
        f"/chat/{TEAM.largest}/candidates?sign={quote(sign)}&q={query}"
        for sign in "@#"
        for query in ("", "a", "zz", "p")
    ],
    "/chat/list": [f"/chat/list?room={TEAM.rooms[10]}", f"/chat/list?room={TEAM.rooms[300]}&dock=1"],
    "/chat/dock": [f"/chat/dock?room={TEAM.largest}", f"/chat/dock?room={TEAM.largest}&message={TEAM.message}"],
    "/chat/rooms": ["/chat/rooms?q=a", "/chat/rooms?q=Elsewhere&page=9", "/chat/rooms?q=zz"],
    "/chat/search": [
        f"/chat/search?q={quote(query)}"
        for query in ("release", "re", "zzz", "in:general ticket", "from:alice release")
    ],
    "/go": ["/go?q=a", "/go?q=project", "/go?q=zz"],
    "/notifications": ["/notifications?show=unread", "/notifications?before=5000"],
    "/notifications/send/people": ["/notifications/send/people?person=baker", "/notifications/send/people?person=zzz"],
    "/users/<user_id>": [f"/users/{user_id(0)}?tab={tab}" for tab in ("overview", "sessions", "activity")],
    "/users": [f"/users{query}" for query in (*_LISTS[1:], "?sort=name", "?sort=-created", "?role=guest")],
    "/sessions": [f"/sessions{query}" for query in _LISTS[1:]],
    "/audit": [f"/audit{query}" for query in (*_LISTS[1:], "?action=session.created")],
    "/invitations": [f"/invitations{query}" for query in _LISTS[1:]],
    "/help": ["/help?q=room"],
}


def rules_of(app: Quart, method: str) -> list[Rule]:
    """The routes that answer to `method`, in order."""
    found = [rule for rule in app.url_map.iter_rules() if rule.methods and method in rule.methods]
    return sorted(found, key=lambda rule: rule.rule)


def addresses(rule: Rule) -> Iterator[str]:
    """The addresses at which `rule` is asked."""
    path = rule.rule
    row = _ROWS.get(path.split("/")[1], "nothing")
    for name in rule.arguments:
        value = row if name == "row_id" else "start" if path == "/help/<key>" else _ARGUMENTS[name]
        for converter in ("path:", "int:", "any(delete, pin, unpin):", "any(csv, json):", ""):
            path = path.replace(f"<{converter}{name}>", value)
    assert "<" not in path, path
    yield path
    yield from _MORE.get(rule.rule, ())


async def ask(meter: Meter, what: str, role: str, client: AppClient) -> Cost:
    """Ask for `what`, an address, or POST and an address, as `client`, who has `role`."""
    method, _, address = what.rpartition(" ")
    with meter.measured(what, role) as cost:
        response = await (client.post if method else client.get)(address, Accept="text/html")
        body = await response.get_data()
    cost.status, cost.size = response.status_code, len(body)
    return cost


async def walk_pages(meter: Meter, app: Quart, role: str, client: AppClient, *, thorough: bool) -> list[Cost]:
    """Ask for every page as `client`, who has `role`; if `thorough` with all that can be asked for by its address, and
    press every button without filling anything in."""
    costs = []
    for rule in rules_of(app, "GET"):
        asked = [] if rule.rule in WHOLE else list(addresses(rule))
        costs += [await ask(meter, address, role, client) for address in (asked if thorough else asked[:1])]
    for rule in rules_of(app, "POST") if thorough else []:
        if rule.rule not in LEAVING:
            costs.append(await ask(meter, f"POST {next(addresses(rule))}", role, client))
    return costs
