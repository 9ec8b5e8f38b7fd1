"""The list of invitations."""

import re
from datetime import timedelta
from html import unescape

import pytest

from app.accounts.invitations import INVITATION_LIFETIME
from app.accounts.models import OneTimeToken
from app.audit.models import AuditEntry
from app.clock import clock
from tests.admin.test_roles import sign_in, text_of
from tests.support.app_client import AppClient
from tests.support.mailbox import Mailbox

__all__ = ["sign_in"]


async def invite(browser: AppClient, email: str, role: str = "member") -> str:
    return await link_on(await browser.post("/users/invite", {"email": email, "role": role}))


async def link_on(answer) -> str:
    found = re.search(r"http://localhost:\d+(/invitation/[^\"\s]+)", unescape(await answer.get_data(as_text=True)))
    assert found is not None
    return found[1]


async def opens(client, link: str) -> bool:
    return (await AppClient(client.app).get(link)).status_code == 303


async def test_it_shows_who_is_invited_and_has_not_come(client, sign_in) -> None:
    admin = await sign_in("admin", name="Ada Admin")
    await invite(admin, "boris@example.org", "moderator")
    page = await text_of(admin, "/invitations")
    assert "boris@example.org" in page
    assert "Ada Admin" in page[page.index("<tbody>") :]
    assert "No pending invitations" not in page
    assert "boris@example.org" not in await text_of(admin, "/invitations?state=expired")
    clock.move(INVITATION_LIFETIME + timedelta(seconds=1))
    await OneTimeToken.all().update(used_at=None)
    admin = await sign_in("admin")
    assert "boris@example.org" in await text_of(admin, "/invitations?state=expired")
    member = await sign_in("member")
    assert (await member.get("/invitations")).status_code == 403


async def test_an_invitation_is_found_by_a_part_of_its_address(client, sign_in) -> None:
    admin = await sign_in("admin")
    for email in ("Boris@Example.org", "clara@example.org", "100%_@example.net"):
        await invite(admin, email)
    used = await OneTimeToken.get(recipient_key="clara@example.org")
    assert 'type="search" name="q"' in await text_of(admin, "/invitations")
    found = {
        q: sorted(re.findall(r"<b>([^<]*@[^<]*)</b>", await text_of(admin, f"/invitations?q={q}")))
        for q in ("BORIS", "example.org", "%25_", "nobody", "c%6cara")
    }
    assert found == {
        "BORIS": ["Boris@Example.org"],
        "example.org": ["Boris@Example.org", "clara@example.org"],
        "%25_": ["100%_@example.net"],
        "nobody": [],
        "c%6cara": ["clara@example.org"],
    }
    # What is done to all results is done to these alone.
    given = {"all": "q=clara", "confirmed": "yes", "count": "1"}
    await admin.post("/invitations/do/withdraw", given)
    assert (await OneTimeToken.get(id=used.id)).used_at is not None
    assert await OneTimeToken.filter(used_at=None).count() == 2


async def test_a_withdrawn_link_opens_nothing(client, sign_in) -> None:
    admin = await sign_in("admin")
    link, kept = await invite(admin, "boris@example.org"), await invite(admin, "clara@example.org")
    assert await opens(client, link)
    row = await OneTimeToken.get(id=link.rpartition("/")[2].partition(".")[0])
    member = await sign_in("member")
    assert (await member.post(f"/invitations/{row.id}/withdraw")).status_code == 403
    done = await admin.post("/invitations/do/withdraw", {"ids": row.id, "confirmed": "yes"})
    assert done.location == "/invitations?done=withdraw.1.0."
    assert not await opens(client, link)
    assert await opens(client, kept)
    assert await AuditEntry.filter(action="invitation.withdrawn", target=f"invitation:{row.id}").exists()
    assert (await admin.post(f"/invitations/{row.id}/withdraw")).status_code == 404


async def test_a_new_link_is_shown_once_and_replaces_the_old_one(client, sign_in) -> None:
    admin = await sign_in("admin")
    old = await invite(admin, "boris@example.org", "moderator")
    row = await OneTimeToken.get(used_at=None)
    renewed = await admin.post(f"/invitations/{row.id}/renew")
    link = await link_on(renewed)
    assert link != old
    assert await opens(client, link)
    assert not await opens(client, old)
    assert link not in await text_of(admin, "/invitations")
    assert (await OneTimeToken.get(used_at=None)).data == {
        "email": "boris@example.org",
        "role": "moderator",
        "locale": "en",
    }
    assert await link_on(await admin.post(f"/invitations/{row.id}/renew")) == link, "a second click is the first"
    new = await OneTimeToken.get(used_at=None)
    await admin.post("/invitations/do/withdraw", {"ids": new.id, "confirmed": "yes"})
    assert (await admin.post(f"/invitations/{row.id}/renew")).status_code == 404


async def test_renewing_or_withdrawing_an_invitation_needs_the_permissions_of_its_role(client, sign_in) -> None:
    owner, admin = await sign_in("owner"), await sign_in("admin")
    link = await invite(owner, "new@example.org", "owner")
    row = await OneTimeToken.get(used_at=None)
    assert (await admin.post(f"/invitations/{row.id}/renew")).status_code == 403
    assert (await admin.post(f"/invitations/{row.id}/withdraw")).location.endswith("withdraw.0.1.forbidden")
    assert await opens(client, link)


class TestWithMail:
    @pytest.fixture
    def settings(self, make_settings, database_url: str, mailbox: Mailbox):
        return make_settings(database_url=database_url, smtp_url=mailbox.url)

    async def test_it_is_mailed_in_the_chosen_language_and_mailed_again(self, client, sign_in, mailbox) -> None:
        admin = await sign_in("admin", name="Ada Admin")
        form = {"email": "boris@example.org", "role": "member", "locale": "ru"}
        shown = await link_on(await admin.post("/users/invite", form))
        letter = await mailbox.next()
        assert (letter.to, letter.subject) == ("boris@example.org", "Ada Admin приглашает вас")
        first = letter.link("/invitation/")
        assert first == shown
        assert await opens(client, first)
        await admin.post(f"/invitations/{first.rpartition('/')[2].partition('.')[0]}/renew")
        letter = await mailbox.next()
        second = letter.link("/invitation/")
        assert (letter.to, letter.subject) == ("boris@example.org", "Ada Admin приглашает вас")
        assert (await opens(client, first), await opens(client, second)) == (False, True)
        row = second.rpartition("/")[2].partition(".")[0]
        await admin.post("/invitations/do/withdraw", {"ids": row, "confirmed": "yes"})
        assert not await opens(client, second)
        assert (await admin.post("/users/invite", {**form, "locale": "xx"})).status_code == 422
