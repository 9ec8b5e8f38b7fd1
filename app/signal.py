"""Signals: how a feature tells others of something without knowing them."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class _Listeners(Generic[P, R]):
    """The listeners of a signal in this process, in the order in which they were connected."""

    def __init__(self) -> None:
        self._listeners: list[Callable[P, R]] = []

    def connect(self, listener: Callable[P, R]) -> None:
        """Have `listener` called for each signal, for as long as the process lives. Connecting it again has no effect:
        an application can be created more than once."""
        if listener not in self._listeners:
            self._listeners.append(listener)

    @contextmanager
    def connected(self, listener: Callable[P, R]) -> Iterator[None]:
        """Have `listener` called for each signal until the block ends."""
        self._listeners.append(listener)
        try:
            yield
        finally:
            self._listeners.remove(listener)

    @contextmanager
    def replaced(self, *listeners: Callable[P, R]) -> Iterator[None]:
        """Have only `listeners` called until the block ends."""
        before, self._listeners = self._listeners, list(listeners)
        try:
            yield
        finally:
            self._listeners = before


class Signal(_Listeners[P, None]):
    """Something that has happened. Errors of a listener reach the sender, and later listeners are not called."""

    def send(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Call every listener, in the order of connection."""
        for listener in tuple(self._listeners):
            listener(*args, **kwargs)


class AsyncSignal(_Listeners[P, Awaitable[None]]):
    """Something that is happening, in which listeners take part: in the sender's transaction, if there is one. Errors
    of a listener reach the sender, and later listeners are not called."""

    async def send(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Await every listener, one after the other, in the order of connection."""
        for listener in tuple(self._listeners):
            await listener(*args, **kwargs)
