"""The caller of a request or handshake, for the audit log.

A context variable and no parameter, because no decision depends on it: permissions are those of the actor that
is passed as an argument.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

USER_AGENT_LENGTH = 256


@dataclass(frozen=True, slots=True)
class Caller:
    """Where a request comes from. `via` is `page`, `socket`, `command` (the command line) or `process` (the program by
    itself); `address` is the client's own, after trusted proxies; `session_id` that of its cookie."""

    via: str = "process"
    address: str = ""
    user_agent: str = ""
    request_id: str = ""
    session_id: str | None = None


NOBODY = Caller()
_caller: ContextVar[Caller] = ContextVar("caller", default=NOBODY)


def current_caller() -> Caller:
    """The caller of the current task; `NOBODY` outside requests."""
    return _caller.get()


def new_request_id() -> str:
    """A random id that connects all records of one request: 16 hexadecimal digits."""
    return secrets.token_hex(8)


def set_caller(caller: Caller) -> None:
    """Set the caller of this task and of tasks it starts from now on."""
    _caller.set(caller)


def set_caller_session(session_id: str) -> None:
    """Note the session of the current caller, once it is known."""
    _caller.set(replace(_caller.get(), session_id=session_id))


@contextmanager
def use_caller(caller: Caller) -> Iterator[None]:
    """Set the caller inside the block."""
    token = _caller.set(caller)
    try:
        yield
    finally:
        _caller.reset(token)
