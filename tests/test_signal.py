"""Signals call whoever listens: in order, for a while or for good, each once."""

import pytest

from app.signal import AsyncSignal, Signal


def test_listeners_are_called_in_order_while_connected():
    signal: Signal[str] = Signal()
    heard: list[str] = []
    signal.connect(lambda what: heard.append(f"first {what}"))
    with signal.connected(lambda what: heard.append(f"second {what}")):
        signal.send("a")
    signal.send("b")
    with signal.replaced(lambda what: heard.append(f"only {what}")):
        signal.send("c")
    signal.send("d")
    assert heard == ["first a", "second a", "first b", "only c", "first d"]


def test_a_listener_that_is_connected_for_good_twice_is_called_once():
    signal: Signal[int] = Signal()
    heard: list[int] = []
    signal.connect(heard.append)
    signal.connect(heard.append)
    signal.send(1)
    assert heard == [1]


def test_each_of_two_applications_disconnects_its_own_listener_only():
    signal: Signal[int] = Signal()
    heard: list[int] = []
    with signal.connected(heard.append):
        with signal.connected(heard.append):
            signal.send(1)
        signal.send(2)
    signal.send(3)
    assert heard == [1, 1, 2]


def test_a_listener_may_disconnect_another_while_it_is_called():
    signal: Signal[[]] = Signal()
    heard: list[str] = []
    other = signal.connected(lambda: heard.append("other"))

    def leave() -> None:
        other.__exit__(None, None, None)

    signal.connect(leave)
    other.__enter__()
    signal.send()
    assert heard == ["other"]


async def test_an_async_signal_awaits_each_in_turn_and_an_error_reaches_the_sender():
    signal: AsyncSignal[int] = AsyncSignal()
    heard: list[str] = []

    async def note(number: int) -> None:
        heard.append(f"note {number}")

    async def fail(number: int) -> None:
        raise ValueError(number)

    signal.connect(note)
    await signal.send(1)
    with signal.connected(fail), pytest.raises(ValueError, match="2"):
        await signal.send(2)
    assert heard == ["note 1", "note 2"]
