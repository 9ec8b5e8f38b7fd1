"""The URLs of PostgreSQL servers as libpq and hosting services write them (PostgreSQL manual, 34.1.1 and 34.1.2).

The driver knows some of libpq's names, under other ones and as other types, and fails from deep inside with the rest.
So every option is translated or refused here.
"""

import re
import ssl
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import parse_qsl, unquote, urlsplit

DEFAULT_PORT = 5432
# Tortoise's default of 5 is reached by five open transactions; waiting for a sixth has no time limit there.
POOL_SIZE = 20
# Shown to whoever looks at the connections of a server that others use too.
APPLICATION_NAME = "switchboard"

TlsMode = Literal["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]
SessionAttributes = Literal["any", "primary", "standby", "read-write", "read-only", "prefer-standby"]


def _number(least: int, most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not re.fullmatch(r"\d{1,9}", value) or not least <= int(value) <= most:
            raise ValueError(f"a whole number from {least} to {most}")
        return int(value)

    return read


def _one_of(*values: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in values:
            raise ValueError(f"one of {', '.join(values)}")
        return value

    return read


def _file(value: str) -> str:
    if not Path(value).is_file():
        raise ValueError("a file that can be read")
    return value


def _root(value: str) -> str:
    return value if value == "system" else _file(value)


def _identifier(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_$]{0,62}", value):
        raise ValueError("the name of a schema")
    return value


# What each option takes; ValueError says what that is.
_OPTIONS: Mapping[str, Callable[[str], Any]] = {
    "host": str,
    "port": _number(1, 65_535),
    "user": str,
    "password": str,
    "sslmode": _one_of(*get_args(TlsMode)),
    "sslrootcert": _root,
    "sslcert": _file,
    "sslkey": _file,
    "application_name": str,
    "options": str,
    "schema": _identifier,
    "connect_timeout": _number(0, 3_600),
    "command_timeout": _number(1, 86_400),
    "statement_cache_size": _number(0, 10_000),
    "pgbouncer": _one_of("true", "false"),
    "target_session_attrs": _one_of(*get_args(SessionAttributes)),
    "minsize": _number(1, 1_000),
    "maxsize": _number(1, 1_000),
    # Fine as long as they demand nothing that the driver does not have.
    "gssencmode": _one_of("disable", "prefer"),
    "channel_binding": _one_of("disable", "prefer"),
}
# As the driver calls it, which worked before.
_ALIASES = {"ssl": "sslmode"}


def parse_postgres_url(url: str) -> dict[str, Any]:
    """What the driver needs to connect to the database that `url` names, and `minsize` and `maxsize` of the pool.

    Raises `ValueError`, saying what is wrong with it.
    """
    parts = urlsplit(url)
    if not parts.path.lstrip("/"):
        raise ValueError("the name of the database is missing")
    given = _options(parts.query)
    server = {"application_name": given.get("application_name", APPLICATION_NAME)}
    if "options" in given:
        server["options"] = given["options"]
    if "schema" in given:
        server["search_path"] = given["schema"]
    user, password = given.get("user", parts.username), given.get("password", parts.password)
    credentials: dict[str, Any] = {
        "host": given.get("host") or parts.hostname or "localhost",
        "port": given.get("port") or parts.port or DEFAULT_PORT,
        "user": unquote(user or ""),
        "password": unquote(password) if password else None,
        "database": unquote(parts.path.lstrip("/")),
        "minsize": given.get("minsize", 1),
        "maxsize": given.get("maxsize", max(POOL_SIZE, given.get("minsize", 1))),
        "server_settings": server,
    }
    if credentials["minsize"] > credentials["maxsize"]:
        raise ValueError("minsize is more than maxsize")
    for name in ("command_timeout", "statement_cache_size", "target_session_attrs"):
        if name in given:
            credentials[name] = given[name]
    if given.get("pgbouncer") == "true":
        credentials["statement_cache_size"] = 0
    if given.get("connect_timeout"):  # 0 is no limit at all, and then the driver's own is better
        credentials["timeout"] = given["connect_timeout"]
    tls = _tls(given)
    if tls is not None:
        credentials["ssl"] = tls
    return credentials


def _options(query: str) -> dict[str, Any]:
    found = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        own = _ALIASES.get(name, name)
        if own not in _OPTIONS:
            known = ", ".join(sorted(_OPTIONS))
            raise ValueError(f"the option {name} is not supported, leave it out; supported are {known}")
        try:
            found[own] = _OPTIONS[own](value)
        except ValueError as why:
            raise ValueError(f"the option {name} must be {why}") from None
    return found


def _tls(given: Mapping[str, Any]) -> str | ssl.SSLContext | None:
    """The mode alone, of which the driver makes a context as libpq would, or a context where there are files."""
    mode, root = given.get("sslmode"), given.get("sslrootcert")
    if root is None and "sslcert" not in given:
        if "sslkey" in given:
            raise ValueError("the option sslkey needs sslcert")
        return str(mode) if mode is not None else None
    if mode not in ("require", "verify-ca", "verify-full"):
        raise ValueError("with certificates, the option sslmode must be require, verify-ca or verify-full")
    at = "the certificates of the system"
    try:
        if root not in (None, "system"):
            at = str(root)
        context = ssl.create_default_context(cafile=None if root in (None, "system") else root)
        if "sslcert" in given:
            at = " with ".join(str(given[name]) for name in ("sslcert", "sslkey") if name in given)
            context.load_cert_chain(given["sslcert"], given.get("sslkey"))
    except (ssl.SSLError, OSError) as why:
        raise ValueError(f"a certificate cannot be used: {at}: {why}") from None
    context.check_hostname = mode == "verify-full"
    if mode == "require" and root is None:
        context.verify_mode = ssl.CERT_NONE
    return context
