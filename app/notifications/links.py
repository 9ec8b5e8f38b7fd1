"""Where a notification may lead."""

from urllib.parse import urlsplit

from app.web.i18n import N_

NOT_A_LINK = N_("Enter a path on this site, such as /chat, or an address that begins with https://.")


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
