"""The time as whoever looks at a page has it."""

from datetime import UTC, tzinfo
from urllib.parse import unquote

from app.web.access import current_principal
from app.web.cookies import read_cookie
from app.web.pages import TIMEZONE_COOKIE
from app.web.timezones import find_zone


def viewer_timezone() -> tzinfo:
    """The visitor's time zone: as they chose, or as their browser says; UTC if neither is known."""
    # The script that writes the cookie escapes the slash, and nothing takes that back.
    return find_zone(current_principal().timezone or unquote(read_cookie(TIMEZONE_COOKIE))) or UTC
