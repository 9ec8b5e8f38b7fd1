"""What people are told by mail, whoever did it."""

import pytest

from tests.accounts.browser import Browser
from tests.mailbox import Mailbox
from tests.people import PASSWORD

NEW_PASSWORD = "quiet-otter-lantern-47"


@pytest.fixture
def settings(make_settings, database_url: str, listener, mailbox: Mailbox):
    return make_settings(database_url=database_url, port=listener.getsockname()[1], smtp_url=mailbox.url)


@pytest.mark.parametrize("right", [True, False])
async def test_a_new_password_is_told_to_its_owner_and_a_refused_one_is_not(client, make_user, mailbox, right) -> None:
    alice = await make_user(name="Alice", email="alice@example.org")
    browser = Browser(client.app)
    await browser.sign_in(alice.email, PASSWORD)
    form = {"current_password": PASSWORD if right else "wrong", "new_password": NEW_PASSWORD}
    answer = await browser.post("/account/password", form)
    if right:
        letter = await mailbox.next()
        assert (letter.to, letter.subject) == ("alice@example.org", "Your password was changed")
        assert letter.text.startswith("Hello Alice,")
    else:
        assert answer.status_code == 422
        assert mailbox.taken == []
