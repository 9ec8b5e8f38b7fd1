"""What people are told by mail, whoever did it."""

import pytest

from app.mail.models import MailMessage
from tests.support.app_client import AppClient
from tests.support.mailbox import Mailbox
from tests.support.mfa import SECURITY, enroll_totp, submit_code
from tests.support.users import PASSWORD

NEW_PASSWORD = "quiet-otter-lantern-47"


@pytest.fixture
def settings(make_settings, database_url: str, listener, mailbox: Mailbox):
    return make_settings(database_url=database_url, port=listener.getsockname()[1], smtp_url=mailbox.url)


@pytest.mark.parametrize("right", [True, False])
async def test_a_new_password_is_told_to_its_owner_and_a_refused_one_is_not(client, make_user, mailbox, right) -> None:
    alice = await make_user(name="Alice", email="alice@example.org")
    browser = AppClient(client.app)
    await browser.sign_in(alice.email, PASSWORD)
    form = {"current_password": PASSWORD if right else "wrong", "new_password": NEW_PASSWORD}
    answer = await browser.post("/account/password", form)
    if right:
        letter = await mailbox.next()
        assert await MailMessage.exists()
        assert (letter.to, letter.subject) == ("alice@example.org", "Your password was changed")
        assert letter.text.startswith("Hello Alice,")
    else:
        assert answer.status_code == 422
        assert not await MailMessage.exists()  # where a letter is before it leaves, and when it has


async def test_what_happens_to_second_factors_is_told_to_their_owner(client, make_user, mailbox) -> None:
    alice = await make_user(name="Alice", email="alice@example.org", locale="ru")
    browser = AppClient(client.app)
    await browser.sign_in(alice.email, PASSWORD)
    _, codes = await enroll_totp(browser)
    await browser.post("/logout")
    await browser.sign_in(alice.email, PASSWORD)
    assert (await submit_code(browser, "AAAA-" * 5 + "AAAA")).status_code == 422
    assert (await submit_code(browser, codes[0])).status_code == 303
    await browser.post(f"{SECURITY}/totp/remove", {"code": codes[1]})
    await enroll_totp(browser)
    await browser.post(f"{SECURITY}/recovery-codes")
    letters = [await mailbox.next() for _ in range(6)]
    assert {letter.to for letter in letters} == {"alice@example.org"}
    # They are sent in the order of their times, which can be the same.
    added, used = "Добавлен второй фактор", "Использован резервный код"
    new = "Созданы новые резервные коды"  # not those that come with the first factor
    assert sorted(letter.subject for letter in letters) == [added, added, used, used, new, "Удалён второй фактор"]
    assert all(letter.text.startswith("Здравствуйте, Alice!") for letter in letters)
    assert all("http://localhost" in letter.text for letter in letters)
    assert not any(code in letter.text for letter in letters for code in codes)
