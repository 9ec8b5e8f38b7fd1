"""What a browser is called, by what it says of itself: enough to recognise one's own. Nothing is decided by it."""

# In this order: most browsers also name those they want to be taken for.
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
    """`Firefox, Linux` for the header `User-Agent`; its beginning where nothing in it is known, "" for none."""
    found = [_first(user_agent, _BROWSERS), _first(user_agent, _SYSTEMS)]
    return ", ".join(filter(None, found)) or user_agent[:_UNKNOWN_LENGTH]


def is_handheld(user_agent: str) -> bool:
    """Whether it is on a phone or a tablet."""
    return any(name in user_agent for name in ("iPhone", "iPad", "Android", "Mobile"))


def _first(user_agent: str, known: tuple[tuple[str, str], ...]) -> str:
    return next((name for sign, name in known if sign in user_agent), "")
