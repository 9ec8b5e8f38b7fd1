"""Attacks by another site whose page the victim opens while signed in here."""

import pytest
from quart import Response

from app.accounts.models import User
from app.audit.models import AuditEntry
from app.chat.models import Room
from app.web.access import access_of
from tests.attacks.inventory import all_paths, all_rows
from tests.support.app_client import AppClient
from tests.support.users import PASSWORD

EVIL = {"Sec_Fetch_Site": "cross-site", "Origin": "https://evil.example"}
NEIGHBOUR = {"Sec_Fetch_Site": "same-site", "Origin": "http://localhost:6101"}
# As a browser sends them that knows no Sec-Fetch-Site, from a frame without an origin, and when an address was typed.
ODD = [
    {"Sec_Fetch_Site": None, "Origin": "https://evil.example"},
    {"Sec_Fetch_Site": None, "Origin": "http://localhost:6101"},
    {"Sec_Fetch_Site": None, "Origin": "https://localhost"},
    {"Sec_Fetch_Site": None, "Origin": "null"},
    {"Sec_Fetch_Site": None, "Origin": "http://["},
    {"Sec_Fetch_Site": "cross-site", "Origin": "null"},
    {"Sec_Fetch_Site": "cross-site", "Origin": "http://localhost"},
    {"Sec_Fetch_Site": "none"},
    {"Sec_Fetch_Site": None},
]
SOCKETS = "/socket.io/?EIO=4&transport=polling"
PROFILE = {"name": "Evil", "locale": "en", "theme": "dark", "timezone": "UTC"}


@pytest.fixture
async def owner(client, make_user) -> User:
    return await make_user("owner", name="Olga")


@pytest.fixture
async def known(owner: User, anna: User) -> dict[str, str]:
    """What stands in addresses: people and rooms that are there, and things that would be done to them."""
    room = await Room.get(auto_join=True)
    return {
        "user_id": anna.id,
        "users:row_id": anna.id,
        "users:key": "suspend",
        "room_id": room.id,
        "what": "pin",
        "roles:key": "guest",
        "form": "json",
        "name": "css/app.css",
    }


async def test_t30_a_form_on_another_site_changes_nothing(app, owner, known, come_in) -> None:
    browser: AppClient = await come_in(owner)
    before = await all_rows()
    tried = list(all_paths(app, "POST", known))
    assert len(tried) > 50
    for path in tried:
        for headers in (EVIL, {**EVIL, "Content_Type": "text/plain"}):
            assert (await browser.post(path, {**PROFILE, "confirmed": "yes"}, **headers)).status_code == 403, path
    assert await all_rows() == before
    assert (await browser.post("/account/profile", PROFILE)).status_code == 303, "from our own page it would"
    assert await all_rows() != before


async def test_t30_nor_does_another_method_than_that_of_forms(app, owner, known, come_in) -> None:
    browser: AppClient = await come_in(owner)
    tried = list(all_paths(app, "DELETE", known))
    assert tried
    for path in tried:
        for site, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 404)):
            headers = {"Sec-Fetch-Site": site}
            assert (await browser.client.delete(path, headers=headers)).status_code == status, (path, site)


@pytest.fixture
async def file_of_a_job(owner, known, come_in) -> str:
    """The address of a file that a job has made for the owner."""
    browser: AppClient = await come_in(owner)
    begun = await browser.post("/users/export", {"form": "csv", "query": ""})
    assert begun.status_code == 303
    return begun.headers["Location"].removesuffix("/file") + "/file"


async def test_t30_nor_does_a_link_to_a_download(app, owner, known, come_in, file_of_a_job: str) -> None:
    browser: AppClient = await come_in(owner)
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    acting, linked = [file_of_a_job], []
    for rule, path in zip(rules, all_paths(app, "GET", known), strict=True):
        access = access_of(app.view_functions[rule.endpoint])
        if access is not None and access.actions and not access.anonymous:
            (acting if access.unlinked else linked).append(path)
    assert len(acting) >= 6, "five exports, and the file of a job"
    assert [path.split("/")[1] for path in linked] == ["people"], "what only reads"
    before, entries = await all_rows(), await AuditEntry.all().count()
    for path in acting:
        for site in ("cross-site", "same-site"):
            answer = await browser.get(path, Sec_Fetch_Site=site)
            text = await answer.get_data(as_text=True)
            assert answer.status_code == 403, (path, site)
            assert "Content-Disposition" not in answer.headers
            assert f'href="{path}"' in text, "their person can go on"
            head = await browser.client.head(path, headers={"Sec-Fetch-Site": site}, scope_base=browser.scope)
            assert head.status_code == 403, (path, site)
            data = await browser.get(path, Sec_Fetch_Site=site, Accept="application/json")
            assert (await data.get_json())["error"]["code"] == "from_other_site"
    assert await all_rows() == before
    assert await AuditEntry.all().count() == entries
    for site in ("same-origin", "none", None):
        for path in acting:
            answer = await browser.get(path, Sec_Fetch_Site=site)
            assert answer.status_code == 200, "from a page of ours, or by an address that was typed"
            assert answer.headers["Content-Disposition"].startswith("attachment"), path
    assert await AuditEntry.all().count() > entries
    assert (await browser.get("/users", Sec_Fetch_Site="cross-site")).status_code == 200, "links to pages work"


async def test_t30_nothing_that_another_site_can_open_is_recorded_or_a_file_of_people(
    app, owner, known, come_in, file_of_a_job: str
) -> None:
    browser: AppClient = await come_in(owner)
    paths = [path for path in all_paths(app, "GET", known) if not path.startswith("/openid/")]
    before, entries = await all_rows(), await AuditEntry.all().count()
    for path in [*paths, file_of_a_job]:
        answer = await browser.get(path, Sec_Fetch_Site="cross-site")
        disposition = answer.headers.get("Content-Disposition", "")
        assert not disposition.startswith("attachment"), path
    assert await all_rows() == before
    assert await AuditEntry.all().count() == entries


async def test_t30_whoever_has_to_sign_in_or_to_prove_first_is_asked_for_that(owner, come_in, another) -> None:
    stranger = another()
    answer = await stranger.get("/users/export.csv", Sec_Fetch_Site="cross-site")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/login?next=/users/export.csv")


async def test_t31_nor_does_one_on_another_port_of_the_same_host(owner, known, come_in) -> None:
    browser: AppClient = await come_in(owner)
    before = await all_rows()
    for headers in (NEIGHBOUR, *ODD):
        for path in ("/account/profile", "/logout", "/users/do/suspend", "/auth/socket-tokens"):
            answer = await browser.post(path, PROFILE, **headers)
            assert answer.status_code == 403, (path, headers)
    assert await all_rows() == before


async def test_t34_another_site_signs_nobody_in(app, owner, another) -> None:
    before = await all_rows()
    form = {"email": owner.email, "password": PASSWORD}
    for headers in (EVIL, NEIGHBOUR, *ODD[:-1]):
        for path in ("/login", "/login/passkey", "/openid/login", "/second-factor", "/invitation", "/setup"):
            victim = another()
            answer = await victim.post(path, form, **headers)
            assert answer.status_code == 403, (path, headers)
            assert not answer.headers.getlist("Set-Cookie")
    assert await all_rows() == before
    assert (await another().post("/login", form)).status_code == 303, "from our own page it would"


async def test_t35_looking_changes_nothing(app, owner, known, come_in) -> None:
    browser: AppClient = await come_in(owner)
    before = await all_rows()
    override = {"X_HTTP_Method_Override": "POST", "X_Method_Override": "DELETE", "X_HTTP_Method": "POST"}
    for path in all_paths(app, "GET", known):
        assert (await browser.get(path)).status_code < 500, path
    for path in all_paths(app, "POST", known):
        answer = await browser.get(f"{path}?_method=POST&name=Evil&confirmed=yes", **override)
        assert answer.status_code in (200, 303, 404, 405), path
        await browser.client.head(path, headers={"X-HTTP-Method-Override": "POST"}, scope_base=browser.scope)
    assert await all_rows() == before
    assert await browser.is_signed_in()


# What an answer has to say that a page of another site may neither frame, nor read, nor take for something else.
WANTED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


# The same for everybody, and so may be kept.
FOR_EVERYBODY = ("/static/", "/manifest.webmanifest", "/sw.js", "/offline")


def careful(answer: Response, *, kept: bool = False) -> bool:
    """Whether `answer` says all of it, and to keep it nowhere unless it may be `kept`."""
    policy = answer.headers.get("Content-Security-Policy", "")
    return (
        all(answer.headers.get(name) == value for name, value in WANTED.items())
        and "frame-ancestors 'none'" in policy
        and "default-src 'none'" in policy
        and "unsafe" not in policy
        and (kept or answer.headers.get("Cache-Control") == "no-store")
    )


@pytest.mark.logs_traceback
async def test_t37_every_answer_says_how_it_may_be_used(app, owner, known, another, come_in, monkeypatch) -> None:
    # B12
    browser, stranger = await come_in(owner), another()
    for path in all_paths(app, "GET", known):
        answer = await browser.get(path)
        assert careful(answer, kept=path.startswith(FOR_EVERYBODY)), (path, answer.headers)
    seen = set()
    for answer in (
        await stranger.get("/account", Accept="application/json"),
        await stranger.get("/nowhere"),
        await stranger.get("/static/nothing.js"),
        await stranger.get("/logout"),
        await stranger.client.options("/login"),
        await stranger.get("/login", Host="evil.example"),
        await stranger.post("/login", {}, **EVIL),
        await stranger.post("/login", {"password": "x" * 2_000_000}),
        await stranger.post("/auth/socket-tokens"),
        await stranger.get(SOCKETS),
        await browser.get(SOCKETS, Sec_Fetch_Site="same-origin"),
        await browser.post(SOCKETS, Origin="http://localhost"),
    ):
        assert careful(answer), (answer.status_code, answer.headers)
        seen.add(answer.status_code)
    assert seen == {200, 400, 401, 403, 404, 405, 413, 421}
    monkeypatch.setattr("app.accounts.views.sign_in.has_users", None)
    broken = await stranger.get("/login")
    assert (broken.status_code, careful(broken)) == (500, True)
