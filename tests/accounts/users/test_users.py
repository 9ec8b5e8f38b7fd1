"""How people come to be, and how the other features see them."""

import asyncio

import pytest

from app.accounts.models import User, UserStatus
from app.accounts.sessions import ClientInfo
from app.accounts.sign_in.password import Credentials, sign_in_with_password
from app.accounts.users import (
    EMAIL_TAKEN,
    NewUser,
    Person,
    create_user,
    find_active,
    insert_user,
    on_user_created,
    people_by_id,
    user_ids,
)
from app.database import transaction
from app.errors import Invalid
from app.rate_limits import Limiter
from app.text import email_key, is_plain, name_key

PASSWORD = "quiet-otter-lantern-47"


def test_addresses_that_look_the_same_are_the_same_and_others_are_not() -> None:
    assert email_key(" Anna@Example.ORG ") == email_key("anna@example.org")
    assert email_key("ＡＮＮＡ@example.org") == email_key("anna@example.org")
    assert email_key("straße@example.org") == email_key("STRASSE@example.org")
    assert email_key("mike@example.org") != email_key("mıke@example.org")


def test_the_key_of_a_name_fits_its_column_however_it_unfolds() -> None:
    assert name_key("Дарья") == name_key("ДАРЬЯ")
    assert len(name_key("\ufdfa" * 80)) <= 254


@pytest.mark.parametrize("text", ["a\x00b", "a\nb", "a\x1b[0m", "\ud800", "a\u2028b"])
def test_text_with_control_characters_is_not_plain(text: str) -> None:
    assert not is_plain(text)
    assert is_plain("Zoë 👩‍🚀 Дарья")


@pytest.mark.usefixtures("opened_database")
class TestPeople:
    async def test_a_new_person_can_sign_in_with_the_password_and_no_other(self) -> None:
        user = await create_user("Anna@Example.org", "Anna", "member", PASSWORD, locale="ru")
        found = await User.get(id=user.id)
        assert (found.email, found.name, found.role_id, found.locale) == ("Anna@Example.org", "Anna", "member", "ru")
        assert found.status is UserStatus.ACTIVE
        assert PASSWORD not in str(found.password_hash)
        signed = await sign_in_with_password(
            Limiter(), Credentials("anna@example.ORG", PASSWORD), ClientInfo("192.0.2.1")
        )
        assert signed.user.id == user.id

    async def test_an_address_is_taken_once_whatever_its_case_and_the_transaction_goes_on(self, make_user) -> None:
        await make_user(email="anna@example.org")
        with pytest.raises(Invalid) as refusal:
            await create_user("ANNA@example.org", "Another", "member", PASSWORD)
        assert refusal.value.fields == {"email": EMAIL_TAKEN}
        async with transaction() as tx:
            with pytest.raises(Invalid):
                await insert_user(tx, NewUser("Anna@example.org", "X", "member", None))
            await insert_user(tx, NewUser("boris@example.org", "Boris", "member", None))
        assert await User.all().count() == 2

    async def test_of_two_at_once_with_one_address_one_is_made(self) -> None:
        tries = [create_user("anna@example.org", f"Anna {n}", "member", PASSWORD) for n in range(4)]
        results = await asyncio.gather(*tries, return_exceptions=True)
        assert [type(result) for result in results].count(User) == 1
        assert [type(result) for result in results].count(Invalid) == 3

    async def test_what_belongs_to_a_person_begins_with_them_or_not_at_all(self) -> None:
        begun: list[str] = []

        async def begin(tx, user_id: str) -> None:
            begun.append(user_id)

        async def fail(tx, user_id: str) -> None:
            raise ZeroDivisionError

        with on_user_created.replaced(begin):
            user = await create_user("anna@example.org", "Anna", "member", PASSWORD)
        assert begun == [user.id]
        with on_user_created.replaced(fail), pytest.raises(ZeroDivisionError):
            await create_user("boris@example.org", "Boris", "member", PASSWORD)
        assert await User.all().count() == 1

    async def test_others_see_who_is_here_and_who_may_sign_in(self, make_user) -> None:
        boris = await make_user("admin", name="борис")
        anna = await make_user("member", name="Анна")
        gone = await make_user("member", name="Вера")
        await User.filter(id=gone.id).update(status=UserStatus.SUSPENDED)

        found = await people_by_id([anna.id, gone.id, "nobody", anna.id])
        assert found.keys() == {anna.id, gone.id}
        assert found[anna.id] == Person(anna.id, "Анна", "member", "active")
        assert not found[gone.id].active
        assert await people_by_id([]) == {}
        assert [person.name for person in await find_active("", 99)] == ["Анна", "борис"]
        await make_user("member", name="Дана")
        await make_user("member", name="Яна-Анна")
        assert [person.name for person in await find_active("ан", 99)] == ["Анна", "Яна-Анна", "Дана"]
        await User.filter(name__in=["Дана", "Яна-Анна"]).delete()
        assert set(await user_ids()) == {anna.id, boris.id}
        assert await user_ids("member") == [anna.id]
        assert await user_ids("owner") == []
