"""Time zones to choose from: each place once, by city and country in the reader's language."""

import unicodedata
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from babel.core import get_global
from babel.dates import format_time

_UTC = "UTC"


@cache
def _countries() -> dict[str, str]:
    """The zones to choose from, each with the code of its country: `zone.tab` of the IANA database is made for this."""
    text = files("tzdata").joinpath("zoneinfo/zone.tab").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {row[2]: row[0] for row in rows}


@cache
def _links() -> dict[str, str]:
    """Other names of zones, such as `Europe/Kiev` and `US/Pacific`, and the zones they mean."""
    text = files("tzdata").joinpath("zoneinfo/tzdata.zi").read_text("utf-8")
    rows = [line.split() for line in text.splitlines() if line.startswith("L ")]
    return {row[2]: row[1] for row in rows}


@cache
def _older_names() -> dict[str, list[str]]:
    """What zones were called before: their cities are translated under these names."""
    found: dict[str, list[str]] = {}
    for older, zone in get_global("zone_aliases").items():
        found.setdefault(zone, []).append(older)
    return found


def find_zone(name: str | None) -> ZoneInfo | None:
    """The zone with this IANA name; None if there is none, whatever was given for a name."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def current_name(zone: str) -> str:
    """The name under which `zone` is in `choices`; `zone` itself if it is not there."""
    while zone not in _countries() and zone in _links():
        zone = _links()[zone]
    return _UTC if zone.startswith("Etc/") and zone.removeprefix("Etc/") in ("UTC", "GMT") else zone


def choices(locale: str, now: datetime) -> list[tuple[str, str]]:
    """The zones and their labels in `locale`, in alphabetical order, with the offset of each at `now`. The first call
    for a language reads four hundred files."""
    return _choices(locale, now.astimezone(UTC).replace(minute=0, second=0, microsecond=0))


@lru_cache(maxsize=8)
def _choices(locale: str, hour: datetime) -> list[tuple[str, str]]:
    return [(_UTC, _UTC), *((zone, f"{place} ({_offset(zone, hour)})") for zone, place in _places(locale))]


@cache
def _places(locale: str) -> list[tuple[str, str]]:
    words = Locale.parse(locale)
    places = {zone: _place(words, zone) for zone in _countries()}
    return sorted(places.items(), key=lambda item: _sort_key(item[1]))


def _place(words: Locale, zone: str) -> str:
    known = (words.time_zones.get(name, {}).get("city") for name in (zone, *_older_names().get(zone, ())))
    city = next((str(name) for name in known if name), zone.rpartition("/")[2].replace("_", " "))
    country = str(words.territories.get(_countries()[zone], ""))
    return city if country in ("", city) else f"{city}, {country}"


@cache
def _loaded(zone: str) -> ZoneInfo:
    return ZoneInfo(zone)  # which itself keeps no more than a few


def _offset(zone: str, hour: datetime) -> str:
    return _offset_words(hour.astimezone(_loaded(zone)).utcoffset() or timedelta())


def local_clock(zone: ZoneInfo, locale: str, now: datetime) -> str:
    """What a clock on the wall shows at `now` in `zone`, in `locale`, and how far that is from UTC."""
    there = now.astimezone(zone)
    return f"{format_time(there, 'short', locale=locale)} ({_offset_words(there.utcoffset() or timedelta())})"


def _offset_words(offset: timedelta) -> str:
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    sign = "−" if offset < timedelta() else "+"
    return f"UTC{sign}{hours}{f':{minutes:02}' if minutes else ''}"


def _sort_key(place: str) -> str:
    # Without accents: Ё stands with Е and Å with A.
    plain = unicodedata.normalize("NFKD", place).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))
