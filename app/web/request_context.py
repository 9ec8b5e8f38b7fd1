"""Who calls, for the records of what happened: known from the moment a request or a handshake comes in.

A context variable and no parameter, because it is for nobody's decisions: who may do what is decided by the actor that
is passed by hand.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

USER_AGENT_LENGTH = 256


@dataclass(frozen=True, slots=True)
class Caller:
    """From where something was asked for. `via` is `page`, `socket`, `command` (the command line) or `process` (nobody:
    the program by itself); `address` the client's own, after trusted proxies; `session_id` that of its cookie."""

    via: str = "process"
    address: str = ""
    user_agent: str = ""
    request_id: str = ""
    session_id: str | None = None


NOBODY = Caller()
_caller: ContextVar[Caller] = ContextVar("caller", default=NOBODY)


def current_caller() -> Caller:
    """Who calls, in this task."""
    return _caller.get()


def new_request_id() -> str:
    """What ties the records of one request together."""
    return secrets.token_hex(8)


def set_caller(caller: Caller) -> None:
    """From here on `caller` calls, in this task and in those it starts."""
    _caller.set(caller)


def caller_has_session(session_id: str) -> None:
    """The caller turned out to be in this session."""
    _caller.set(replace(_caller.get(), session_id=session_id))


@contextmanager
def called_by(caller: Caller) -> Iterator[None]:
    """Inside the block `caller` calls."""
    token = _caller.set(caller)
    try:
        yield
    finally:
        _caller.reset(token)
