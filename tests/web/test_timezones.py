"""The time zones that people choose from."""

from datetime import UTC, datetime

import pytest

from app.accounts.users.profile import Preferences
from app.web import timezones

pytestmark = pytest.mark.one_database

WINTER, SUMMER = datetime(2026, 1, 15, 12, tzinfo=UTC), datetime(2026, 7, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("locale", "zone", "label"),
    [
        ("en", "Europe/Berlin", "Berlin, Germany (UTC+1)"),
        ("ru", "Europe/Berlin", "Берлин, Германия (UTC+1)"),
        ("ru", "Asia/Kolkata", "Калькутта, Индия (UTC+5:30)"),
        ("en", "America/St_Johns", "St. John’s, Canada (UTC−3:30)"),
        ("ru", "Asia/Singapore", "Сингапур (UTC+8)"),
        ("ru", "Europe/Kyiv", "Киев, Украина (UTC+2)"),
        ("en", "UTC", "UTC"),
    ],
)
def test_a_zone_has_its_city_and_country_in_the_language_of_the_page(locale: str, zone: str, label: str) -> None:
    assert dict(timezones.choices(locale, WINTER))[zone] == label


def test_the_offset_is_the_one_of_the_moment() -> None:
    assert dict(timezones.choices("en", SUMMER))["Europe/Berlin"] == "Berlin, Germany (UTC+2)"


@pytest.mark.parametrize("locale", ["en", "ru"])
def test_each_zone_is_there_once_and_is_accepted_when_it_is_chosen(locale: str) -> None:
    zones = [zone for zone, _ in timezones.choices(locale, WINTER)]
    assert len(set(zones)) == len(zones) > 400
    for zone in zones:
        assert Preferences(timezone=zone).changes() == {"timezone": zone}


def test_zones_stand_in_the_order_of_the_language() -> None:
    places = [label for _, label in timezones.choices("ru", WINTER)]
    found = [place for place in places if place.startswith(("Берлин", "Вена", "Киев", "Москва", "Якутск"))]
    assert [place.partition(",")[0] for place in found] == ["Берлин", "Вена", "Киев", "Москва", "Якутск"]


@pytest.mark.parametrize(
    ("older", "current"),
    [
        ("Europe/Kiev", "Europe/Kyiv"),
        ("US/Pacific", "America/Los_Angeles"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Etc/UTC", "UTC"),
        ("Europe/Moscow", "Europe/Moscow"),
    ],
)
def test_a_zone_that_was_chosen_by_another_name_is_the_one_on_offer(older: str, current: str) -> None:
    assert timezones.current_name(older) == current
    assert current in dict(timezones.choices("en", WINTER))
    assert older == current or older not in dict(timezones.choices("en", WINTER))
