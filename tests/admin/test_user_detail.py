"""The page of one person."""

import re

import pytest

from app import audit
from app.accounts.models import Session
from tests.admin.test_roles import sign_in, text_of

__all__ = ["sign_in"]


async def test_it_says_who_somebody_is_and_why_they_may_what_they_may(sign_in, make_user) -> None:
    admin = await sign_in("admin")
    boris = await make_user("moderator", name="Boris <b>", email="boris@example.org")
    page = await text_of(admin, f"/users/{boris.id}")
    assert "Boris &lt;b&gt;" in page
    assert "boris@example.org" in page
    may = re.findall(r'(?s)<th scope="row">\s*([^<]*?)\s*</th><td>(.*?)</td>', page)
    assert [name for name, why in may if "role “Moderator”" in why] == [
        "take part in chat",
        "receive notifications",
        "moderate chat",
        "send notifications",
    ]
    assert f'href="/users/{boris.id}"' in await text_of(admin, "/users")


async def test_what_the_list_offers_is_offered_here_and_leads_back(sign_in, make_user) -> None:
    admin = await sign_in("admin")
    boris, olga = await make_user("member"), await make_user("owner")
    page = await text_of(admin, f"/users/{boris.id}")
    assert set(re.findall(r'action="/users/do/([\w-]+)"', page)) >= {"role", "suspend", "sign-out"}
    form = {"ids": boris.id, "confirmed": "yes", "next": f"/users/{boris.id}"}
    assert (await admin.post("/users/do/suspend", form)).location.startswith(f"/users/{boris.id}?done=")
    assert "Suspended: this account can’t sign in." in await text_of(admin, f"/users/{boris.id}")
    assert "/users/do/" not in await text_of(admin, f"/users/{olga.id}"), "they may do more"


async def test_sessions_are_shown_and_ended_here(sign_in, make_user) -> None:
    admin = await sign_in("admin")
    boris = await sign_in("member", name="Boris")
    session = await Session.get(user__name="Boris")
    path = f"/users/{session.user_id}?tab=sessions"
    assert f'value="{session.id}"' in await text_of(admin, path)
    await admin.post("/sessions/do/end", {"ids": session.id, "confirmed": "yes", "next": path})
    assert not await boris.is_signed_in()
    assert "signed out by an administrator" in await text_of(admin, path)


async def test_activity_is_of_and_about_them_for_those_who_see_the_log(sign_in, make_user) -> None:
    admin, boris, other = await sign_in("admin"), await make_user("member"), await make_user("member")
    await audit.record("user.suspended", target=f"user:{boris.id}")
    await audit.record("ip_rule.added", actor=boris.id, target="ip_rule:1")
    await audit.record("ip_rule.removed", actor=other.id, target="ip_rule:1")
    page = await text_of(admin, f"/users/{boris.id}?tab=activity")
    assert "Account suspended" in page
    assert "Allowed network added" in page
    assert "Allowed network removed" not in page
    owner = await sign_in("owner")
    made = await owner.post("/roles/new", {"name": "Managers", "permissions": ["manage_users"]})
    manager = await sign_in(made.location.partition("?")[0].rpartition("/")[2])
    assert "tab=activity" not in await text_of(manager, f"/users/{boris.id}")
    assert (await manager.get(f"/users/{boris.id}?tab=activity")).status_code == 404


@pytest.mark.parametrize("path", ["nobody", "%00", "x" * 300])
async def test_nobody_is_not_found_and_not_everyone_may_look(sign_in, make_user, path: str) -> None:
    admin, member = await sign_in("admin"), await sign_in("member")
    assert (await admin.get(f"/users/{path}")).status_code == 404
    boris = await make_user()
    assert (await admin.get(f"/users/{boris.id}?tab=nothing")).status_code == 404
    assert (await member.get(f"/users/{boris.id}")).status_code == 403
