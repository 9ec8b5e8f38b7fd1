"""What can be closed to strangers, and what of a request belongs to it."""

from enum import StrEnum


class Surface(StrEnum):
    """A part of the product that has an allow-list of its own."""

    PAGES = "pages"
    SIGN_IN = "sign_in"
    SOCKETS = "sockets"


# Probes come from wherever the balancer is, and styles and scripts are no secret.
_OPEN = ("/health", "/static")
_PREFIXES = (
    ("/socket.io", Surface.SOCKETS),
    ("/auth/socket-tokens", Surface.SOCKETS),
    ("/login", Surface.SIGN_IN),
    ("/logout", Surface.SIGN_IN),
    ("/forgot", Surface.SIGN_IN),
    ("/reset", Surface.SIGN_IN),
    ("/setup", Surface.SIGN_IN),
    ("/invitation", Surface.SIGN_IN),
)


def surface_of(path: str) -> Surface | None:
    """What `path` belongs to; None for what is open to everyone."""
    if _below(path, _OPEN):
        return None
    for prefix, surface in _PREFIXES:
        if _below(path, (prefix,)):
            return surface
    return Surface.PAGES


def _below(path: str, prefixes: tuple[str, ...]) -> bool:
    return any(path == prefix or path.startswith(prefix + "/") for prefix in prefixes)
