"""Why a database cannot be opened, in one line for whoever starts the program: which file or server it is, without a
password, and what can be done about it."""

import errno
import os
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from app.database.connection import database_config
from app.logs import tls_fault

_NO_ROOM = "make room on its disk"
_MAY_NOT = "let the user that runs Switchboard read and write it and its directory"
_FILE_ADVICE = {
    **dict.fromkeys(
        (
            *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM),
            *(sqlite3.SQLITE_AUTH, sqlite3.SQLITE_IOERR),
        ),
        _MAY_NOT,
    ),
    sqlite3.SQLITE_NOTADB: "restore a backup, or correct DATABASE_URL: it is damaged, or no SQLite database",
    sqlite3.SQLITE_CORRUPT: "restore a backup: it is damaged",
    sqlite3.SQLITE_FULL: _NO_ROOM,
    sqlite3.SQLITE_BUSY: "stop the other program that has locked it",
    sqlite3.SQLITE_LOCKED: "stop the other program that has locked it",
}
_TLS = "correct sslmode or sslrootcert in DATABASE_URL, or the certificate of the server"


class DatabaseUnusable(Exception):
    """The database cannot be opened. `str()` is one line that says which one, why, and what to do."""

    def __init__(self, url: str, error: BaseException) -> None:
        what, advice = advice_for(error, of_file="file_path" in _credentials(url)) or (_text(error), "")
        super().__init__(
            f"cannot open the database {database_name(url)}: {what}{f'. What to do: {advice}' if advice else ''}"
        )


def database_name(url: str) -> str:
    """The file of the database at `url`, or its `host:port/name`."""
    known = _credentials(url)
    if "file_path" in known:
        return str(known["file_path"])
    # A host may be a directory with a socket in it, and there can be several.
    host = str(known["host"])
    return f"{f'[{host}]' if ':' in host else host}:{known['port']}/{known['database']}"


def _credentials(url: str) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", database_config(url)["connections"]["default"]["credentials"])


def _chain(error: BaseException) -> Iterator[BaseException]:
    at: BaseException | None = error
    while at is not None:
        yield at
        at = at.__cause__ or at.__context__


def advice_for(error: BaseException, *, of_file: bool = False) -> tuple[str, str] | None:
    """What `error` came of, and what whoever runs the server can do about it; None if that is not known. `of_file`: no
    server can have to do with it."""
    for each in _chain(error):
        if isinstance(each, sqlite3.Error):
            advice = _FILE_ADVICE.get((getattr(each, "sqlite_errorcode", None) or 0) & 0xFF)
            return (_text(each), advice) if advice else None
    if (fault := tls_fault(error)) is not None:
        return _one_line(fault), _TLS
    for each in _chain(error):
        if isinstance(each, OSError) and each.errno in (errno.ENOSPC, errno.EDQUOT):
            return os.strerror(each.errno), _NO_ROOM
        if isinstance(each, OSError) and each.filename is not None and not isinstance(each, FileNotFoundError):
            return f"{each.filename}: {each.strerror}", _MAY_NOT
        if of_file:
            continue
        if "SSL" in str(each):
            return _text(each), _TLS
        for kind, advice in _server_advice():
            if isinstance(each, kind):
                return _text(each), advice
    return None


def _server_advice() -> Sequence[tuple[type[Exception], str]]:
    """What helps against errors of a server; the first that fits."""
    away = (OSError, "correct its host and port in DATABASE_URL, or start it, and let this machine connect")
    if "asyncpg" not in sys.modules:  # with SQLite nobody needs it
        return (away,)
    import asyncpg

    return (
        (asyncpg.InvalidAuthorizationSpecificationError, "correct the user or the password in DATABASE_URL"),
        (asyncpg.InvalidCatalogNameError, "create the database, or correct its name in DATABASE_URL"),
        (asyncpg.InsufficientPrivilegeError, "let the user of DATABASE_URL create tables there"),
        (asyncpg.TooManyConnectionsError, "allow more connections there, or set a lower maxsize in DATABASE_URL"),
        (asyncpg.CannotConnectNowError, "the server is starting or stopping: try again"),
        (asyncpg.DiskFullError, _NO_ROOM),
        (asyncpg.TargetServerAttributeNotMatched, "correct target_session_attrs in DATABASE_URL"),
        away,
    )


def _text(error: BaseException) -> str:
    return f"{type(error).__name__}: {text}" if (text := _one_line(str(error))) else type(error).__name__


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
