"""Attacks with names: taking somebody else's, so that people take one for the other."""

import asyncio
import re

import pytest

from app import audit
from app.accounts.invitations import invite_user
from app.accounts.models import User
from app.accounts.setup import setup_link
from app.chat import rooms
from app.chat.messages.mention_candidates import candidate_people
from app.chat.models import Room
from app.chat.rooms import create_room, moderation
from app.commands import EXIT_FAILURE
from app.errors import Invalid
from app.lookalikes import has_unseen, skeleton
from app.mail import mail_queue
from app.notifications.announcements import load_latest
from app.settings import Settings
from tests.support.messages import subscribe_room
from tests.support.oidc import sign_in_with_oidc
from tests.support.plans import assert_uses_index
from tests.support.principals import principal_of
from tests.support.query_log import record_queries
from tests.support.users import PASSWORD

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


# Of each kind one: not seen, turning what follows, a blank that is a letter, nothing but an accent.
FEW = ["An\u200bna", "\u202eannA", "\u3164", "\u0301"]


@pytest.mark.parametrize("name", FEW, ids=ascii)
async def test_nor_in_the_name_of_whoever_sets_it_up(client, settings, another, name: str) -> None:
    browser, form = another(), {"name": "Anna", "email": "anna@example.org", "password": PASSWORD}
    await browser.get(str(await setup_link(settings)).removeprefix(settings.origin))
    assert (await browser.post("/setup", {**form, "name": name})).status_code == 422
    assert not await User.exists()
    assert (await browser.post("/setup", form)).status_code == 303


@pytest.mark.parametrize("name", FEW, ids=ascii)
async def test_nor_of_whoever_is_invited(client, settings, make_user, another, name: str) -> None:
    admin = await principal_of(await make_user("admin"))
    link = await invite_user(admin, mail_queue(settings), "anna@example.org", "member")
    browser, form = another(), {"name": "Anna", "password": PASSWORD}
    await browser.get(link.removeprefix(settings.origin))
    assert (await browser.post("/invitation", {**form, "name": name})).status_code == 422
    assert not await User.exists(email="anna@example.org")
    assert (await browser.post("/invitation", form)).status_code == 303


@pytest.mark.one_database
async def test_nor_at_the_command_line(switchboard) -> None:
    async def create(name: str, email: str) -> int:
        command = ("create-admin", "--email", email, "--name", name, "--password-stdin")
        return (await switchboard(*command, stdin=f"{PASSWORD}\n".encode()))[0]

    for name in FEW:
        assert await create(name, "anna@example.org") == EXIT_FAILURE, name
    assert await create("Anna", "an\u200bna@example.org") == EXIT_FAILURE
    assert await create("Anna", "anna@example.org") == 0
    for address, code in (("an\u200bna@example.org", EXIT_FAILURE), ("hanna@example.org", 0)):
        assert (await switchboard("change-email", "--email", "anna@example.org", "--to", address))[0] == code


@pytest.mark.parametrize("address", ["an\u200bna@example.org", "anna\u3164@example.org", "\u202eanna@example.org"])
async def test_nor_in_an_address(client, settings, anna, make_user, come_in, another, address: str) -> None:
    owner = await come_in(await make_user("owner"))
    for path, form in (
        ("/users/invite", {"role": "member"}),
        ("/account/email", {}),
        (f"/users/{anna.id}/email", {}),
    ):
        assert (await owner.post(path, {**form, "email": address})).status_code == 422, path
    form = {"role": "member", "text": f"email\n{address}\nhanna@example.org"}
    planned = await (await owner.post("/users/import", form)).get_data(as_text=True)
    assert planned.count("Enter an email address.") == 1
    assert not await User.exists(email=address)
    assert (await owner.post("/users/invite", {"role": "member", "email": "hanna@example.org"})).status_code == 200


class TestOpenId:
    @pytest.fixture
    def settings(self, with_provider: Settings) -> Settings:
        return with_provider

    @pytest.mark.parametrize(
        ("claimed", "name"),
        [*((name, "ann.a") for name in FEW), (None, "ann.a"), (" Anna ", "Anna"), ("x" * 99, "x" * 80)],
    )
    async def test_nor_in_what_a_provider_says(
        self, client, settings, make_user, provider, another, claimed: str | None, name: str
    ) -> None:
        admin = await principal_of(await make_user("admin"))
        await invite_user(admin, mail_queue(settings), "ann.a@example.org", "member")
        provider.person |= {"email": "ann.a@example.org", "name": claimed}
        assert (await sign_in_with_oidc(provider, another())).status_code == 303
        assert (await User.get(email="ann.a@example.org")).name == name

    async def test_an_address_of_which_nothing_is_seen_before_the_at_is_the_name_as_a_whole(
        self, client, settings, make_user, provider, another
    ) -> None:
        admin, address = await principal_of(await make_user("admin")), "\u0301@example.org"
        await invite_user(admin, mail_queue(settings), address, "member")
        provider.person |= {"email": address, "name": "\u0301"}
        assert (await sign_in_with_oidc(provider, another())).status_code == 303
        assert (await User.get(email=address)).name == address


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


# Of each letter, what is put in its place: of Cyrillic, of Greek, small capitals, and whatever else has its shape.
IMITATIONS = {
    "A": "АΑᴀᎪꓮ", "B": "ВвΒʙЬьᏴ", "C": "СсᴄϹⲤ", "D": "ᴅᎠԁ", "E": "ЕеΕᴇᎬЄ", "F": "Ϝꜰᖴꓝ", "G": "ɢԌᏀ", "H": "НнΗʜᎻһ",
    "I": "ІΙ|1lɪӀǀ", "J": "Јϳᴊ", "K": "КкΚĸᴋκ", "L": "ʟᏞІ", "M": "МмΜᴍ", "N": "Νɴոη", "O": "ОоΟοᴏ0Օσ", "P": "РрΡρᴘ",
    "Q": "ԛⵕ", "R": "ʀᎡгᴦΓ", "S": "Ѕѕꜱ", "T": "ТтΤτᴛ", "U": "υᴜս", "V": "ѵνᴠѴ", "W": "ԝᴡѡ", "X": "ХхΧχ", "Y": "УуΥγʏүҮ",
    "Z": "Ζᴢ", "3": "Ззʒ", "6": "бБ", "8": "Ȣ", ".": "·•․‧", "-": "‐–—−", "'": "’ʼ`′",
}  # fmt: skip
# Letters of other scripts, and those that look like them in turn.
OTHERS = {
    "Г": "ΓᴦгⲄ",
    "П": "Ππᴨпⲡ",
    "Л": "ΛλᴫлɅ",
    "Ф": "Φφɸф",
    "Ω": "ωꙍⲱ",
    "Ψ": "ѰψѱⲮ",
    "Б": "б6",
    "Ю": ["ю", "lO"],
    "Ы": ["ы", "bl"],
}


@pytest.mark.one_database
async def test_whatever_letter_is_imitated_both_people_have_their_handles(newcomer, room) -> None:
    anna, boris = await newcomer(name="Anna", email="anna@example.org"), await newcomer(name="Boris")
    eve, reader = await newcomer(name="Eve", email="eve@example.org"), await boris.principal()
    profile, letters = {"locale": "en", "theme": "dark", "timezone": "UTC"}, IMITATIONS | OTHERS
    assert (await anna.post("/account/profile", {**profile, "name": "".join(letters)})).status_code == 303
    for place in range(max(map(len, letters.values()))):
        name = "".join(like[place % len(like)] for like in letters.values())
        assert (await eve.post("/account/profile", {**profile, "name": name})).status_code == 303
        texts = {each.text for each in await candidate_people(reader, room.id, "", ())}
        assert {"@anna", "@eve"} <= texts, name
    looks = {letter: {skeleton(like) for like in (letter, letter.lower(), *them)} for letter, them in letters.items()}
    assert {letter: found for letter, found in looks.items() if len(found) > 1} == {}


NAMES_APART = [
    "Anna Hanna",
    "мой мои",
    "Ray Roy",
    "Mary Marv",
    "Алла Анна",
    "Борис Бориc2",
    "Ян Ан",
    "Nina Vina",
    "Иван Ивар",
    "S 5",
]


@pytest.mark.parametrize("names", NAMES_APART)
def test_names_that_do_not_look_alike_have_two(names: str) -> None:
    one, other = map(skeleton, names.split())
    assert one != other


def test_a_skeleton_is_its_own_and_no_case_of_latin_or_cyrillic_changes_it() -> None:
    every = [char for char in map(chr, range(0x110000)) if not "\ud800" <= char <= "\udfff"]
    assert [char for char in every if skeleton(skeleton(char)) != skeleton(char)] == []
    letters = [*map(chr, range(0x41, 0x17F)), *map(chr, range(0x400, 0x530))]
    assert [char for char in letters if skeleton(char.lower()) != skeleton(char.upper())] == []


async def test_completion_never_offers_a_name_that_another_one_looks_like(newcomer, room) -> None:
    anna, boris = await newcomer(name="Anna", email="anna@example.org"), await newcomer(name="Boris")
    await newcomer(name="Аnna", email="eve@example.org")  # with a Cyrillic А
    found = await candidate_people(await boris.principal(), room.id, "", ())
    texts = {each.id: each.text for each in found}
    assert texts[anna.id] == "@anna"
    assert sorted(text for text in texts.values() if text != "@Founder") == ["@anna", "@eve"]


async def test_whoever_can_be_taken_for_another_has_their_address_beside_the_name_wherever_they_talk(
    newcomer, room
) -> None:
    anna, boris = await newcomer(name="Anna", email="anna@example.org"), await newcomer(name="Boris")
    eve = await newcomer(name="Аnna", email="eve@example.org")  # with a Cyrillic А
    reader = await boris.join(format="html")
    await subscribe_room(reader, room.id)
    said = {}
    for person in (anna, eve, boris):
        raw = await person.join()
        answer = await raw.call("/chat", "sendMessage", {"room": room.id, "body": "ahoy", "client_id": "c"})
        said[person.id] = answer["id"]
        await raw.call("/chat", "openDirect", {"people": [boris.id if person is not boris else eve.id]})
    reply = {"room": room.id, "body": "to you", "client_id": "r", "reply_to": said[eve.id]}
    assert (await raw.call("/chat", "sendMessage", reply))["ok"]
    await raw.call("/chat", "pinMessage", {"room": room.id, "message": said[eve.id]})
    for person, handle in ((anna, "anna"), (eve, "eve"), (boris, "")):
        arrived = await reader.event("/chat", "event", lambda body, id=person.id: f'data-author-id="{id}"' in str(body))
        assert names_in(arrived["html"]) == [(person.user.name, handle)]

    async def names_on(path: str) -> set[tuple[str, str]]:
        return set(names_in((await boris.get(path)).text))

    anna_and_eve = {("Anna", "anna"), ("Аnna", "eve")}
    page = (await boris.get(f"/chat/{room.id}")).text
    assert anna_and_eve | {("Boris", "")} <= set(names_in(page))
    assert {"Anna @anna", "Аnna @eve"} <= set(re.findall(r"[АA]nna @\w+", page)), "the titles of direct rooms"
    assert re.search(r'class="quote[^>]*>\s*<b><bdi>Аnna</bdi> <small>@eve</small></b>', page)
    assert page.count("<b><bdi>Аnna</bdi> <small>@eve</small></b>") == 2, "and what is pinned"
    assert f'<li id="member-{room.id}-{eve.id}"' in page
    await raw.call("/chat", "addReaction", {"room": room.id, "message": said[boris.id], "emoji": "👍"})
    for person in (anna, eve):
        about = {"room": room.id, "message": said[boris.id], "emoji": "🎉"}
        joined = await person.join()
        assert (await joined.call("/chat", "addReaction", about))["changed"]
        assert (await joined.call("/chat", "markRead", {"room": room.id, "seq": answer["seq"]}))["ok"]
    titles = re.findall(r'title="([^"]*)" data-user-ids', (await boris.get(f"/chat/{room.id}")).text)
    assert sorted(titles) == ["Anna @anna, Аnna @eve", "Boris"], "who reacted"
    for path in (
        "/chat/search?q=ahoy",
        f"/chat/{room.id}/settings",
        f"/chat/{room.id}/settings?q=nna",
        f"/chat/{room.id}/messages/{said[boris.id]}/seen",
    ):
        assert anna_and_eve <= await names_on(path), path
        assert ("Boris", "boris") not in await names_on(path)
    await User.filter(id=eve.id).update(name="Eve", name_skeleton=skeleton("Eve"))
    assert {("Anna", ""), ("Eve", "")} <= await names_on(f"/chat/{room.id}")
    assert not anna_and_eve & await names_on(f"/chat/{room.id}"), "each has a name of their own again"


async def test_notifications_name_the_address_of_whoever_can_be_taken_for_another(newcomer, room) -> None:
    anna, boris = await newcomer(name="Anna", email="anna@example.org"), await newcomer(name="Boris")
    raw = await anna.join()
    said = {"room": room.id, "body": "@Boris ahoy", "client_id": "c"}
    assert (await raw.call("/chat", "sendMessage", said))["ok"]

    async def texts() -> set[str]:
        """What the inbox and the bell say."""
        found = set()
        for path in ("/notifications", "/notifications/bell"):
            found |= set(re.findall(r">([^<>]* mentioned you in general)<", (await boris.get(path)).text))
        return found

    assert await texts() == {"Anna mentioned you in general"}
    eve = await newcomer(name="Аnna", email="eve@example.org")  # with a Cyrillic А
    assert (await (await eve.join()).call("/chat", "sendMessage", {**said, "client_id": "d"}))["ok"]
    both = {"Anna @anna mentioned you in general", "Аnna @eve mentioned you in general"}
    assert await texts() == both
    assert {item.text for item in await load_latest(boris.id)} == both
    await User.filter(id=eve.id).update(name="Eve", name_skeleton=skeleton("Eve"))
    assert await texts() == {"Anna mentioned you in general", "Аnna @eve mentioned you in general"}, (
        "who was taken for Anna then does not become her by another name"
    )


async def test_the_log_and_lists_of_people_name_it_too_and_ask_no_more_for_it(newcomer, room) -> None:
    olga = await newcomer("owner", name="Olga")
    anna = await newcomer(name="Anna", email="anna@example.org")
    paths = ("/audit", "/notifications/send/people?person=nna", f"/chat/{room.id}/settings")

    async def statements() -> list[int]:
        found = []
        for path in paths:
            with record_queries() as asked:
                assert (await olga.get(path)).status_code == 200
            found.append(len(asked))
        return found

    moderator = await olga.principal()
    await audit.record(audit.Action.USER_SUSPENDED, actor=moderator, target=f"user:{anna.id}")
    await moderation.ban_member(moderator, room.id, anna.id, "spam")
    assert [path for path in paths if "@anna" in (await olga.get(path)).text] == []
    before = await statements()
    for number in range(8):
        person = await newcomer(name="Аnna" if number else "anna", email=f"eve{number}@example.org")
        await audit.record(audit.Action.USER_SUSPENDED, actor=await person.principal(), target=f"user:{anna.id}")
    for path in paths:
        text = re.sub("<[^>]+>", "", (await olga.get(path)).text)
        assert "Anna @anna" in text, path
    assert "Аnna @eve3" in re.sub("<[^>]+>", "", (await olga.get("/audit")).text)
    assert await statements() == before


def names_in(page: str) -> list[tuple[str, str]]:
    """The names in bold of people, each with what stands beside it."""
    found = re.findall(
        r'<b(?: class="author")?>(?:<a class="person" [^>]*>)?<bdi>([^<]+?)</bdi>(?:</a>)?'
        r'(?: <small class="muted">@([^<]+)</small>)?</b>',
        page,
    )
    return [(name, handle) for name, handle in found]


ROOMS = [
    "generаl",
    "GENERAL",
    "genera1",
    "ｇｅｎｅｒａｌ",
    "géneral",
    "generaΙ",
    "ɡeneral",
    "geɴeral",
    "general\u0301",
    "gеnеral",
]


@pytest.mark.parametrize("name", ROOMS, ids=ascii)
async def test_no_open_room_is_called_like_another(newcomer, room, name: str) -> None:
    anna = await newcomer(name="Anna")
    raw = await anna.join()
    refused = await raw.call("/chat", "createRoom", {"name": name})
    assert (refused["ok"], refused["error"]["fields"]) == (False, {"name": "A room with this name already exists."})
    assert "A room with this name already exists." in (await anna.post("/chat/rooms", {"name": name})).text
    plans = await raw.call("/chat", "createRoom", {"name": "Plans"})
    assert plans["ok"]
    renamed = await raw.call("/chat", "changeRoom", {"room": plans["id"], "name": name})
    assert not renamed["ok"]
    assert await Room.filter(kind="open").count() == 2
    assert (await raw.call("/chat", "changeRoom", {"room": plans["id"], "name": "PIans"}))["ok"], "it looks like itself"
    hidden = await raw.call("/chat", "createRoom", {"name": name, "kind": "closed"})
    assert hidden["ok"], "nobody finds a closed one"


async def test_a_name_is_taken_while_its_room_is_archived_and_free_when_it_has_another(newcomer, room) -> None:
    raw = await (await newcomer(name="Anna")).join()
    plans = (await raw.call("/chat", "createRoom", {"name": "Plans"}))["id"]
    assert (await raw.call("/chat", "archiveRoom", {"room": plans}))["ok"]
    assert not (await raw.call("/chat", "createRoom", {"name": "РIans"}))["ok"]
    assert (await raw.call("/chat", "restoreRoom", {"room": plans}))["ok"]
    assert (await raw.call("/chat", "changeRoom", {"room": plans, "name": "Lunch"}))["ok"]
    assert (await raw.call("/chat", "createRoom", {"name": "РIans"}))["ok"]
    assert not (await raw.call("/chat", "createRoom", {"name": "Lunсh"}))["ok"]


async def test_who_has_a_room_that_looks_like_another_already_can_describe_it(newcomer, room) -> None:
    anna = await newcomer(name="Anna")
    raw = await anna.join()
    made = (await raw.call("/chat", "createRoom", {"name": "Plans"}))["id"]
    await Room.filter(id=made).update(name="generаl", name_key="generаl", name_skeleton=skeleton("general"))
    assert (await raw.call("/chat", "changeRoom", {"room": made, "name": "generаl", "description": "of old"}))["ok"]
    assert (await Room.get(id=made)).description == "of old"


async def test_of_rooms_that_are_named_alike_at_one_moment_there_is_one(newcomer, room) -> None:
    people = [await (await newcomer()).principal() for _ in range(6)]
    names = ["Plans", "РIans", "Рlans", "PIans", "Plаns", "Рlаns"]
    made = await asyncio.gather(
        *(create_room(person, name) for person, name in zip(people, names, strict=True)), return_exceptions=True
    )
    assert sum(not isinstance(each, Invalid) for each in made) == 1, made
    assert await Room.filter(name_skeleton=skeleton("Plans")).count() == 1


async def test_a_name_is_compared_by_an_index(newcomer, room) -> None:
    await assert_uses_index(rooms.ALIKE, "idx_room_name_sk", skeleton("general"), "")


@pytest.mark.parametrize("name", ["Mоderator", "M0derator", "Administrаtor", "Ассountant", "ACCOUNTANT", "Модератoр"])
async def test_no_role_is_called_like_another(client, make_user, come_in, name: str) -> None:
    browser = await come_in(await make_user("owner"))
    made = await browser.post("/roles/new", {"name": "Accountant"})
    assert made.status_code == 303, await made.get_data(as_text=True)
    taken = await browser.post("/roles/new", {"name": name})
    assert taken.status_code == 422, name


# Each turns what follows, or is no part of a line.
TURNED = [
    "pay here \u202eknil",
    "a\nb",
    "\x07",
    "\u2066x",
    "a\u2028b",
    "\x00",
    "\x1b[31mred",
    "a\rb",
    "\u202bx",
    "x\u2069y",
    "a\x85b",
]
# These read as they are written.
STRAIGHT = ["Дела\u00a0и планы, ❤️ שלום", "👩‍💻 at work", "نامه\u200cها", "\u2068Anna\u2069 and others"]


@pytest.mark.parametrize("text", [*TURNED, *STRAIGHT], ids=ascii)
async def test_what_is_shown_in_one_line_is_one_that_reads_as_it_is_written(newcomer, room, text: str) -> None:
    anna, admin, warden = await newcomer(name="Anna"), await newcomer("admin"), await newcomer("moderator")
    raw, moderator = await anna.join(), await warden.join()
    straight = text in STRAIGHT
    made = await raw.call("/chat", "createRoom", {"name": "Plans", "description": f"x{text}x"})
    assert (made["ok"], list(made.get("error", {}).get("fields", []))) == (
        straight,
        [] if straight else ["description"],
    )
    page = await anna.post("/chat/rooms", {"name": "Party", "description": f"x{text}x"})
    assert page.status_code == (303 if straight else 422)
    lunch = (await raw.call("/chat", "createRoom", {"name": "Lunch"}))["id"]
    changed = await raw.call("/chat", "changeRoom", {"room": lunch, "name": "Lunch", "description": text})
    assert changed["ok"] == straight
    ban = await moderator.call("/chat", "banMember", {"room": room.id, "user": anna.id, "reason": f"x{text}x"})
    assert ban["ok"] == straight
    note = {"audience": "user", "user_id": anna.id}
    sent = await admin.post("/notifications/send", {**note, "title": f"x{text}x"})
    assert sent.status_code == (303 if straight else 422)
    several = await admin.post("/notifications/send", {**note, "title": "Lunch", "body": f"one\n\ttwo {text}"})
    assert several.status_code == (303 if straight or text == "a\nb" else 422)


@pytest.mark.parametrize("text", ["pay \u202eknil", "x\x07", "\u2066x"], ids=ascii)
async def test_so_is_what_is_noted_beside_a_network(client, make_user, come_in, text: str) -> None:
    owner = await come_in(await make_user("owner"))
    answer = await owner.post("/addresses", {"sockets": f"192.0.2.0/24 {text}"})
    assert answer.status_code == 422
    assert "Line 1: use only letters, digits and common punctuation." in await answer.get_data(as_text=True)
