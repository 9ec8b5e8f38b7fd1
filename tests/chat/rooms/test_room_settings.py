"""The pages of rooms without JavaScript: what is found, what is set, and what is refused in words."""

import pytest

from app.chat.models import Membership, Room, RoomBan
from app.chat.rooms import create_room
from tests.support import htmx_swaps

pytestmark = pytest.mark.one_database


async def test_an_owner_does_everything_by_forms(newcomer, room):
    anna, bob = await newcomer(name="Anna"), await newcomer(name="Bob")
    made = await anna.post("/chat/rooms", {"name": "Plans", "closed": "true"})
    at = made.headers["location"]
    room_id = at.removeprefix("/chat/")
    assert (await Room.get(id=room_id)).kind == "closed"
    assert bob.id in (await anna.get(f"{at}/settings?people=bo")).text
    for path, form in {
        "/invite": {"people": bob.id},
        "/settings": {"name": "Deeds", "description": "<i>done</i>"},
        f"/members/{bob.id}/role": {"role": "owner"},
        "/level": {"level": "nothing"},
        "/archive": {},
        "/restore": {},
    }.items():
        done = await anna.post(f"{at}{path}", form)
        assert (done.status_code, done.headers["location"]) == (303, f"{at}/settings"), path
    page = (await bob.get(f"{at}/settings")).text
    assert "&lt;i&gt;done&lt;/i&gt;" in page
    assert (await Membership.get(room_id=room_id, user_id=bob.id)).role == "owner"
    assert (await Membership.get(room_id=room_id, user_id=anna.id)).notify == "nothing"
    empty = await anna.post(f"{at}/settings", {"name": " ", "description": "kept words"})
    assert (empty.status_code, "kept words" in empty.text) == (422, True)
    await anna.post(f"{at}/members/{bob.id}/role", {"role": "member"})
    for refused in (
        await anna.post(f"{at}/leave"),
        await anna.post(f"{at}/members/{anna.id}/role", {"role": "member"}),
    ):
        assert refused.status_code == 409
        assert "Make someone else an owner first" in refused.text
    await anna.post(f"{at}/members/{bob.id}/remove")
    assert (await bob.get(f"{at}/settings")).status_code == 404


async def test_a_moderator_mutes_bans_and_lifts_both_by_forms(newcomer, room):
    warden, bob = await newcomer("moderator"), await newcomer(name="Bob")
    at = f"/chat/{room.id}/members/{bob.id}"
    assert (await warden.post(f"{at}/mute", {"length": "1h"})).status_code == 303
    assert "muted" in (await warden.get(f"/chat/{room.id}/settings?q=bob")).text
    assert "A moderator has muted you here" in (await bob.get(f"/chat/{room.id}")).text
    assert (await warden.post(f"{at}/unmute")).status_code == 303
    assert (await warden.post(f"{at}/ban", {"reason": "<spam>"})).status_code == 303
    assert "&lt;spam&gt;" in (await warden.get(f"/chat/{room.id}/settings")).text
    assert (await warden.post(f"{at}/unban")).status_code == 303
    assert not await RoomBan.exists()
    own = await warden.post(f"/chat/{room.id}/members/{warden.id}/ban")
    assert (own.status_code, "You can’t do this to yourself." in own.text) == (409, True)


async def test_members_see_what_is_theirs_and_may_do_no_more(newcomer, room):
    bob, carol = await newcomer(name="Bob"), await newcomer(name="Carol")
    page = htmx_swaps.parse_page((await bob.get(f"/chat/{room.id}/settings")).text)
    actions = {form.get("action").removeprefix(f"/chat/{room.id}") for form in page.findall(".//main//form")}
    assert actions == {"/settings", "/level", "/leave"}  # the first one is the search
    for path in ("/archive", "/settings", f"/members/{carol.id}/remove", f"/members/{carol.id}/ban"):
        refused = await bob.post(f"/chat/{room.id}{path}", {"name": "x"})
        assert refused.status_code == 403, path


async def test_rooms_and_people_are_found_by_name_and_written_to_together(newcomer, room):
    anna, bob, carol = [await newcomer(name=name) for name in ("Anna", "Борис", "Carol")]
    for number in range(52):
        await create_room(await anna.principal(), f"Sache {number:02}")
    first, second = [(await bob.get(f"/chat/rooms{which}")).text for which in ("", "?page=2")]
    assert ("Sache 49" in first, "Sache 51" in first) == (True, False)
    assert ("Sache 49" in second, "Sache 51" in second) == (False, True)
    found = (await bob.get("/chat/rooms?q=SACHE+07")).text
    assert ("Sache 07" in found, "Sache 08" in found) == (True, False)
    assert bob.id in (await anna.get("/chat/rooms?q=бОР")).text
    opened = await anna.post("/chat/direct", {"user_id": [bob.id, carol.id]})
    assert opened.status_code == 303
    page = (await anna.get(opened.headers["location"])).text
    assert "Carol, Борис" in page
    again = await carol.post("/chat/direct", {"user_id": [anna.id, bob.id]})
    assert again.headers["location"] == opened.headers["location"]
    assert (await anna.post("/chat/direct", {})).status_code == 422
