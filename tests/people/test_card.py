"""The card of a person: who learns what of whom, and what it costs."""

from datetime import UTC, datetime

import pytest
from lxml import html

from app.accounts.models import User, UserStatus
from app.chat.models import Membership
from app.clock import clock
from app.people.actions import get_person

FRAGMENT = {"HX-Request": "true", "Accept": "text/html"}


@pytest.fixture
def card_of(client):
    """`await card_of(user)`: the status, and the card of `user` as the person sees it who is signed in."""

    async def ask(user: User, **headers: str):
        answer = await client.get(f"/people/{user.id}", headers=FRAGMENT | headers)
        text = await answer.get_data(as_text=True)
        return answer.status_code, html.fragment_fromstring(text, create_parent="main")

    return ask


def read(card) -> str:
    return " ".join(card.text_content().split())


async def test_people_of_a_room_see_the_time_where_they_are_and_can_write(client, make_user, sign_in, card_of) -> None:
    anna, boris = await make_user(name="Anna Orlova"), await make_user(name="Boris Klein")
    await User.filter(id=boris.id).update(timezone="Asia/Tokyo")
    clock.move(datetime(2026, 11, 30, 20, 5, tzinfo=UTC) - clock.now())
    await sign_in(client, anna)
    status, card = await card_of(boris)
    assert status == 200
    assert read(card).startswith("Boris KleinMember Local time: 5:05 AM (UTC+9)")
    assert card.xpath("//form[@action='/chat/direct']//input[@name='user_id']/@value") == [boris.id]
    assert not card.xpath(f"//a[@href='/users/{boris.id}']")
    await User.filter(id=boris.id).update(timezone=None)
    assert "Local time" not in read((await card_of(boris))[1])


async def test_one_sees_oneself_and_does_not_write_to_oneself(client, make_user, sign_in, card_of) -> None:
    anna = await make_user(name="Anna Orlova")
    await sign_in(client, anna)
    _, card = await card_of(anna)
    assert card.xpath("//a/@href") == ["/account"]
    assert not card.xpath("//form")
    assert card.xpath("//*[@data-online]")


async def test_who_shares_no_room_is_a_name_and_no_more(client, make_user, sign_in, card_of) -> None:
    anna, boris = await make_user(), await make_user(name="Boris Klein")
    await User.filter(id=boris.id).update(timezone="Asia/Tokyo")
    await Membership.filter(user_id=boris.id).delete()
    await sign_in(client, anna)
    status, card = await card_of(boris)
    assert status == 200
    assert read(card).startswith("Boris Klein")
    assert "Local time" not in read(card)
    assert card.xpath("//form[@action='/chat/direct']")


async def test_who_does_not_chat_is_unknown_to_those_who_share_no_room(client, make_user, sign_in, card_of) -> None:
    anna, guest, manager = await make_user(), await make_user("guest", name="Gustav Quiet"), await make_user("admin")
    await Membership.filter(user_id=guest.id).delete()
    await sign_in(client, anna)
    assert (await card_of(guest))[0] == 404
    client.cookie_jar.clear()
    await sign_in(client, guest)
    assert (await card_of(anna))[0] == 404
    assert (await card_of(guest))[0] == 200
    client.cookie_jar.clear()
    await sign_in(client, manager)
    status, card = await card_of(guest)
    assert status == 200
    assert card.xpath("//a/@href") == [f"/users/{guest.id}"]
    assert not card.xpath("//form")  # with somebody who does not chat there is no room


@pytest.mark.parametrize("status", [UserStatus.SUSPENDED, UserStatus.ERASED])
async def test_who_may_not_sign_in_any_more_is_named_and_cannot_be_written_to(
    client, make_user, sign_in, card_of, status
) -> None:
    anna, boris = await make_user(), await make_user(name="Boris Klein")
    await User.filter(id=boris.id).update(status=status)
    await sign_in(client, anna)
    answered, card = await card_of(boris)
    assert answered == 200
    assert {UserStatus.SUSPENDED: "Suspended", UserStatus.ERASED: "Erased"}[status] in read(card)
    assert not card.xpath("//form")


@pytest.mark.one_database
@pytest.mark.parametrize("wrong", ["nobody", "x" * 37, "x" * 2_000, "%00", "..%2Fusers"])
async def test_what_is_nobody_is_not_found(client, make_user, sign_in, wrong: str) -> None:
    await sign_in(client, await make_user("owner"))
    assert (await client.get(f"/people/{wrong}", headers=FRAGMENT)).status_code == 404


@pytest.mark.one_database
async def test_without_script_it_is_a_page_in_the_language_of_the_reader(client, make_user, sign_in) -> None:
    anna, boris = await make_user("admin", locale="ru"), await make_user(name="Boris <b>Klein</b>")
    await sign_in(client, anna)
    text = await (await client.get(f"/people/{boris.id}", headers={"Accept": "text/html"})).get_data(as_text=True)
    page = html.document_fromstring(text)
    assert page.xpath("string(//main//h2)").strip() == "Boris <b>Klein</b>"
    assert page.xpath(f"string(//main//a[@href='/users/{boris.id}'])").strip() == "Открыть в\u00a0пользователях"


@pytest.mark.one_database
async def test_nobody_reads_all_people_by_their_cards(client, make_user, sign_in, card_of) -> None:
    anna, boris = await make_user(), await make_user()
    await sign_in(client, anna)
    rate = get_person.rule.rate.amount
    assert rate <= 120
    assert [(await card_of(boris))[0] for _ in range(rate)] == [200] * rate
    status, answer = await card_of(boris)
    assert status == 429
    assert answer.xpath("//*[contains(@class, 'toast')]")
