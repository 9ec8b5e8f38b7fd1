"""Attacks with names: taking somebody else's, so that people take one for the other."""

import pytest

from app.accounts.models import User
from app.chat.messages.mention_candidates import candidate_people
from app.lookalikes import has_unseen, skeleton

UNSEEN = [
    "An\u200bna", "An\u200cna", "An\u200dna", "Anna\u200b", "\ufeffAnna", "An\u00adna", "\u202eannA",
    "Anna\u2066", "\u200fAnna", "An\u2060na",
    "An\u034fna", "Anna\u3164", "\u115fAnna", "An\ufe0fna", "An\ufe00na", "Anna\U000e0100", "Anna\U000e0041",
    "An\u180ena", "Anna\u00a0",
    "Anna\u2800", "An\u2028na", "Anna\u0000", "An\u2003na", "\u2800", "\u3164\u3164", "\u200b", "Anna\ue000",
    "\u061cAnna", "\u17b4Anna",
]  # fmt: skip
ALIKE = [
    "Аnna", "Anпa".replace("п", "ո"), "ANNA", "anna", "Аnnа", "Ａｎｎａ", "𝐀𝐧𝐧𝐚", "Ánna", "Αnna", "Anna ",
    "An\u200bna", "Аոոа",
]  # fmt: skip
SEEN = [
    "Anna",
    "Анна Орлова",
    "José Ñandú",
    "Łukasz",
    "O’Brien-Smith",
    "李小龍",
    "محمد",
    "नमस्ते",
    "Søren 2",
    "Anna 👩‍💻",
    "❤️ Ops",
    "#️⃣ Keys",
]


@pytest.mark.parametrize("name", UNSEEN, ids=ascii)
async def test_what_is_not_seen_is_in_no_name(client, anna, come_in, name: str) -> None:
    assert has_unseen(name) or not skeleton(name)
    browser = await come_in(anna)
    profile = {
        "name": f"x{name}x" if name.strip() != name else name,
        "locale": "en",
        "theme": "dark",
        "timezone": "UTC",
    }
    answer = await browser.post("/account/profile", profile)
    assert answer.status_code in (400, 422), name
    assert (await User.get(id=anna.id)).name == "Anna"


@pytest.mark.parametrize("path", ["/chat/rooms", "/users/views", "/roles/new"])
async def test_nor_in_the_names_of_things(client, make_user, come_in, path: str) -> None:
    browser = await come_in(await make_user("owner"))
    for name in ("Pay\u200broll", "\u202ellorayP"):
        answer = await browser.post(path, {"name": name, "query": ""}, Accept="application/json")
        assert answer.status_code in (400, 422), name


@pytest.mark.parametrize("name", SEEN)
async def test_names_as_people_have_them_are_taken(client, anna, come_in, name: str) -> None:
    assert not has_unseen(name)
    assert skeleton(name)
    browser = await come_in(anna)
    profile = {"name": name, "locale": "en", "theme": "dark", "timezone": "UTC"}
    assert (await browser.post("/account/profile", profile)).status_code == 303
    assert (await User.get(id=anna.id)).name == name


@pytest.mark.parametrize("name", ALIKE, ids=ascii)
def test_names_that_look_alike_have_one_skeleton(name: str) -> None:
    assert skeleton(name) == skeleton("Anna")
    assert skeleton("Hanna") != skeleton("Anna") != skeleton("Алла")


async def test_completion_never_offers_a_name_that_another_one_looks_like(newcomer, room) -> None:
    anna, boris = await newcomer(name="Anna", email="anna@example.org"), await newcomer(name="Boris")
    await newcomer(name="Аnna", email="eve@example.org")  # with a Cyrillic А
    found = await candidate_people(await boris.principal(), room.id, "", ())
    texts = {each.id: each.text for each in found}
    assert texts[anna.id] == "@anna"
    assert sorted(text for text in texts.values() if text != "@Founder") == ["@anna", "@eve"]
