"""Validators of settings. Each returns the value to use or raises ValueError with the reason."""

import os
import re
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, parse_qsl, unquote, urlsplit

from pydantic import ValidationInfo

from app.settings.postgres_url import parse_postgres_url

Network = IPv4Network | IPv6Network

SECRET_MIN_LENGTH = 32
_HOST = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")
_ADDRESS = re.compile(r"[!-~]+@[!-~]+")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9._-]{1,62}", re.IGNORECASE)
_MEDIA_TYPE = re.compile(r"\*/\*|[a-z]+/(\*|[a-z0-9.+-]+)")
# Up to the last @: whoever forgot to encode a slash or an @ is to see what is wrong, and nobody else the password.
_PASSWORD_IN_URL = re.compile(r"(//[^/@:]*):.*@")
_PASSWORD_IN_QUERY = re.compile(r"([?&](?:ssl_?)?password=)[^&]*")


@dataclass(frozen=True, slots=True)
class Allowed:
    """How a setting is described: `words` end the sentence "it must be ..."; `default` describes a computed default;
    the value of a `secret` one is never shown."""

    words: str
    default: str = ""
    secret: bool = False


def mask_password(name: str, value: object, *, secret: bool) -> str:
    """`NAME=value` on one line of bounded length, without passwords."""
    if secret:
        return f"{name} (of {len(str(value))} characters)"
    text = _PASSWORD_IN_QUERY.sub(r"\1***", _PASSWORD_IN_URL.sub(r"\1:***@", str(value)))
    return f"{name}={text if len(text) <= 100 else text[:100] + '...'}".replace("\n", "\\n").replace("\r", "\\r")


def validate_host(value: str) -> str:
    """A host name or IP address to listen on; its form is checked, it is not looked up."""
    if not _HOST.fullmatch(value):
        raise ValueError("this is not a host name or an address")
    return value


def validate_public_url(value: str) -> str:
    """An origin without a path: pages are served at the root of the host."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https"):
        raise ValueError("the scheme is missing or not supported")
    if not parts.hostname or not _HOST.fullmatch(parts.hostname):
        raise ValueError("the host is missing or wrong")
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise ValueError("it must not have a path")
    if parts.username is not None:
        raise ValueError("it must not have a user name")
    parts.port  # noqa: B018  # raises ValueError for a port that is none
    return value.rstrip("/")


def validate_data_dir(value: Path) -> Path:
    """The directory, absolute, created if it was missing (for the owner only: it will contain messages and keys)."""
    path = value.expanduser().absolute()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ValueError(error.strerror) from None
    if not os.access(path, os.W_OK | os.X_OK):
        raise ValueError("it cannot be written")
    for name in _OWN_FOLDERS:
        folder = path / name
        if folder.exists() and not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
            raise ValueError(f"{folder} in it is no directory that can be written")
    _close_to_others(path)
    return path


# What of ours is in a directory that was used before.
_OWN_FOLDERS = ("files", "incoming")
_OWN_FILES = ("secret.key", "switchboard.db", "files", "audit-heads.jsonl")


def _close_to_others(path: Path) -> None:
    """Have nobody else on this machine enter the directory. One that belongs to somebody else, or in which others have
    their files, is not ours to close (`/tmp`, `/var/lib`). A group that was let in is left in."""
    found = path.stat()
    if not found.st_mode & 0o007:
        return
    if found.st_uid == os.geteuid() and (not any(path.iterdir()) or any((path / own).exists() for own in _OWN_FILES)):
        try:
            path.chmod(0o700)
        except OSError as error:
            raise ValueError(f"other users of this machine may enter it: {error.strerror}") from None
    else:
        raise ValueError(f"other users of this machine may enter it: chmod 700 it, or use {path / 'switchboard'}")


def validate_database_url(value: str) -> str:
    """The URL of a SQLite file, or of a PostgreSQL server and a database on it."""
    if value.startswith("sqlite://"):
        _validate_database_file(value)
        return value
    parts = urlsplit(value)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError("the scheme is missing or not supported")
    parse_postgres_url(value)
    return value


def _validate_database_file(url: str) -> None:
    path = Path(unquote(url.removeprefix("sqlite://")))
    if not path.name or path.is_dir():
        raise ValueError("the name of the file is missing")
    if path.name == ":memory:":
        raise ValueError("a database in memory would be lost at every restart")
    if not path.absolute().parent.is_dir():
        raise ValueError("its directory does not exist")


def validate_redis_url(value: str | None) -> str | None:
    """The URL of a Redis server, or None."""
    if value is None:
        return None
    parts = urlsplit(value)
    if parts.scheme not in ("redis", "rediss", "unix"):
        raise ValueError("the scheme is missing or not supported")
    if parts.scheme == "unix" and len(parts.path) < 2:
        raise ValueError("the path of the socket is missing")
    if parts.scheme != "unix" and not parts.hostname:
        raise ValueError("the host is missing")
    database = parts.path.lstrip("/")
    if parts.scheme != "unix" and database and not database.isdecimal():
        raise ValueError("the Redis database must be a number")
    parts.port  # noqa: B018  # raises ValueError for a port that is none
    _validate_redis_options(parts)
    return value


_REDIS_FILES = ("ssl_ca_certs", "ssl_certfile", "ssl_keyfile")
_TLS_OPTIONS = (*_REDIS_FILES, "ssl_cert_reqs", "ssl_check_hostname", "ssl_password")
# The library takes more, of which some would change what our own code relies on, and fails at others when it connects.
_REDIS_OPTIONS = (*_TLS_OPTIONS, "client_name", "db", "password", "username")


def _validate_redis_options(parts: SplitResult) -> None:
    for name, text in parse_qsl(parts.query, keep_blank_values=True):
        if name not in _REDIS_OPTIONS:
            known = ", ".join(sorted(_REDIS_OPTIONS))
            raise ValueError(f"the option {name} is not supported, leave it out; supported are {known}")
        if name in _TLS_OPTIONS and parts.scheme != "rediss":
            raise ValueError(f"the option {name} needs rediss://")
        if name in _REDIS_FILES and not os.access(text, os.R_OK):
            raise ValueError(f"the option {name} must be a file that can be read")


def validate_smtp_url(value: str | None) -> str | None:
    """The URL of a mail server, or None."""
    if value is None:
        return None
    parts = urlsplit(value)
    if parts.scheme not in ("smtp", "smtps"):
        raise ValueError("the scheme is missing or not supported")
    if not parts.hostname:
        raise ValueError("the host is missing")
    if parts.path not in ("", "/"):
        raise ValueError("it must not have a path")
    options = parse_qs(parts.query, keep_blank_values=True)
    if set(options) - {"from"}:
        raise ValueError("the only option is from")
    if not all(_ADDRESS.fullmatch(each) for each in options.get("from", ())):
        raise ValueError("from is not an email address")
    parts.port  # noqa: B018  # raises ValueError for a port that is none
    return value


def validate_s3_url(value: str | None) -> str | None:
    """The URL of a bucket with its credentials, or None."""
    if value is None:
        return None
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https"):
        raise ValueError("the scheme is missing or not supported")
    if not parts.hostname:
        raise ValueError("the host is missing")
    if not parts.username or not parts.password:
        raise ValueError("the key or the secret is missing")
    if not _BUCKET.fullmatch(parts.path.strip("/")):
        raise ValueError("the bucket is missing or wrong")
    if set(parse_qs(parts.query, keep_blank_values=True)) - {"region"}:
        raise ValueError("the only option is region")
    parts.port  # noqa: B018  # raises ValueError for a port that is none
    return value


def validate_media_types(value: tuple[str, ...]) -> tuple[str, ...]:
    """A list of media types; the second part or both may be `*`."""
    if not value:
        raise ValueError("the list is empty")
    for each in value:
        if not _MEDIA_TYPE.fullmatch(each):
            raise ValueError(f"{each} is not a media type")
    return value


def validate_readable_file(value: Path | None) -> Path | None:
    """The path, absolute, of an existing readable file, or None."""
    if value is None:
        return None
    path = value.expanduser().absolute()
    if not path.is_file() or not os.access(path, os.R_OK):
        raise ValueError("it cannot be read")
    return path


def validate_secret_length(value: str) -> str:
    """A secret of at least `SECRET_MIN_LENGTH` characters, so that it cannot be guessed."""
    if len(value) < SECRET_MIN_LENGTH:
        raise ValueError("it is too short")
    return value


def split_commas(value: Any) -> Any:
    """The parts of a text such as `a, b`, without empty ones; other values unchanged."""
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(",") if part.strip())


def validate_transports(value: tuple[str, ...]) -> tuple[str, ...]:
    """WebSocket alone, or with polling as a fallback. Not polling alone: it could never upgrade."""
    if value not in (("websocket",), ("websocket", "polling")):
        raise ValueError("that combination is not supported")
    return value


def validate_namespaces(value: tuple[str, ...], known: ValidationInfo) -> tuple[str, ...]:
    """Namespaces, each once. If some are missing, other processes must serve them, so REDIS_URL is needed."""
    if not value:
        raise ValueError("the list is empty")
    if len(set(value)) < 2 and known.data.get("redis_url") is None:
        raise ValueError("no other process could serve the missing ones")
    return tuple(dict.fromkeys(value))
