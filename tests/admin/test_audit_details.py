"""The words for what entries of the log tell besides their action."""

import pytest

from app.admin import audit_details
from app.web.i18n import use_locale

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("target", "english", "russian"),
    [
        ("namespace:/notifications", "Live connection: Notifications", "Активное соединение: Уведомления"),
        ("session:01ABC", "Session: 01ABC", "Сеанс: 01ABC"),
        ("role:moderator", "Role: Moderator", "Роль: Модератор"),
        ("list:users", "List: Users", "Список: Пользователи"),
        ("ip_rule:sign_in:192.0.2.0/24", "Network: 192.0.2.0/24 (Sign-in)", "Сеть: 192.0.2.0/24 (Вход)"),
        ("namespace:/map", "Live connection: /map", "Активное соединение: /map"),
        ("comet:7", "comet:7", "comet:7"),
        ("", "", ""),
    ],
)
def test_what_an_entry_is_about_is_named(target: str, english: str, russian: str) -> None:
    for locale, name in (("en", english), ("ru", russian)):
        with use_locale(locale):
            assert audit_details.target_name(target) == name


def test_reasons_fields_and_values_are_named_and_unknown_ones_are_shown_as_they_are() -> None:
    with use_locale("ru"):
        assert audit_details.reason_name("sign-in:address") == "слишком много попыток с\xa0этого IP-адреса"
        assert audit_details.field_name("mfa_required") == "Требуется второй фактор"
        assert audit_details.value_name("role", "member") == "Участник"
        assert audit_details.value_name("locale", "ru") == "Русский"
        assert audit_details.value_name("note", "member") == "member"
        assert (audit_details.reason_name("new"), audit_details.field_name("new")) == ("new", "new")
