"""What happens at sockets is in the log afterwards."""

from app.accounts.users.manage import suspend_user
from tests.support.audit_log import audit_entry, entry_details
from tests.support.principals import principal_of


async def test_who_connects_and_who_is_refused(live, make_user, visit) -> None:
    ben = await visit(await make_user("member"))
    await ben.join("/chat")
    connected = await audit_entry("socket.connected")
    assert (connected.actor_id, connected.target) == (ben.id, "namespace:/chat")
    assert (connected.via, connected.address) == ("socket", "127.0.0.1")
    assert connected.session_id == ben.bearer.session_id
    guest = await visit(await make_user("guest"))
    raw = await guest.link()
    assert (await raw.join("/chat", {"token": await guest.token("/chat")}))["message"] == "forbidden"
    refused = await audit_entry("socket.refused")
    assert (refused.actor_id, refused.outcome, entry_details(refused)) == (guest.id, "refused", {"code": "forbidden"})


async def test_who_is_thrown_out(live, make_user, visit) -> None:
    ben = await visit(await make_user("member"))
    raw = await ben.join("/chat")
    owner = await make_user("owner")
    await suspend_user(await principal_of(owner), ben.id)
    await raw.end()
    kicked = await audit_entry("socket.kicked")
    assert (kicked.target, entry_details(kicked)["code"]) == (f"session:{ben.bearer.session_id}", "suspended")


async def test_a_permission_that_is_missing(live, make_user, visit) -> None:
    guest = await visit(await make_user("guest"))
    answer = await guest.post("/auth/socket-tokens", Content_Type="application/json")
    assert answer.status_code == 400
    async with guest.browser() as browser:
        answer = await browser.post("/auth/socket-tokens", json={"namespaces": ["chat"]})
    assert answer.status_code == 403
    refused = await audit_entry("permission.refused")
    assert (refused.actor_id, refused.session_id) == (guest.id, guest.bearer.session_id)
    assert entry_details(refused)["code"] == "send_message"
