"""How people and browsers are shown, and which links are safe to follow."""

import zlib
from urllib.parse import urlsplit

from app.web.i18n import N_

# Links of notifications.

NOT_A_LINK = N_("Enter a path on this site, such as /chat, or an address that starts with https://.")


def is_safe_link(url: str) -> bool:
    """Whether `url` is a path on this site or an https address.

    Anything else could run as a script (`javascript:`) or look like a path and lead away: browsers read `//host` and
    `/\\host` as another site, and drop tabs and newlines before they look.
    """
    if not url.isprintable() or "\\" in url or " " in url:
        return False
    if url.startswith("/"):
        return not url.startswith("//")
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and not parts.username


# People are shown as initials on one of a few colours, the same everywhere.

COLORS = 5


def initials(name: str) -> str:
    """One or two capital letters from `name`, to show in place of a picture."""
    words = [word for word in name.split() if word[0].isalnum()] or [name.strip() or "?"]
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()


def color(user_id: str) -> int:
    """The number of the person's colour, from 0 to `COLORS` - 1; always the same."""
    return zlib.crc32(user_id.encode()) % COLORS


# Redirects to an address from the request.

_LONGEST = 2_000


def path_of(address: str) -> str:
    """Path and query of `address`, which a browser says it shows or came from, and which can be anything; "/" for what
    is no address."""
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that hold no address
        return "/"
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def safe_next(wanted: str | None, otherwise: str = "/") -> str:
    """`wanted` if it is a path on this site, else `otherwise`.

    Browsers treat more texts as another site than look like one: they take a backslash for a slash, and drop tabs and
    line breaks first, so that either may lead away behind an innocent slash. Texts with one of these are not followed.
    """
    if not wanted or len(wanted) > _LONGEST or not wanted.startswith("/") or wanted.startswith("//"):
        return otherwise
    if "\\" in wanted or any(ord(char) <= 0x20 or ord(char) == 0x7F for char in wanted):
        return otherwise
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return otherwise
    return wanted if not parts.scheme and not parts.netloc else otherwise


# In this order: most browsers also name others, for compatibility.
_BROWSERS = (
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("OPR/", "Opera"),
    ("YaBrowser/", "Yandex Browser"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)
_UNKNOWN_LENGTH = 40


def browser_name(user_agent: str) -> str:
    """A name such as `Firefox, Linux` for the header `User-Agent`; its beginning if nothing in it is known, "" for
    none."""
    found = [_first(user_agent, _BROWSERS), _first(user_agent, _SYSTEMS)]
    return ", ".join(filter(None, found)) or user_agent[:_UNKNOWN_LENGTH]


def is_handheld(user_agent: str) -> bool:
    """Whether the browser runs on a phone or a tablet."""
    return any(name in user_agent for name in ("iPhone", "iPad", "Android", "Mobile"))


def _first(user_agent: str, known: tuple[tuple[str, str], ...]) -> str:
    return next((name for sign, name in known if sign in user_agent), "")
