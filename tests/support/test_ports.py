"""Ports for servers of tests."""

import socket

from app.server.uvicorn import listen
from tests.support import ports
from tests.support.ports import find_free_port


def test_no_port_is_given_out_twice_before_its_server_runs(monkeypatch) -> None:
    monkeypatch.setattr(ports, "_PORTS", range(31_960, 32_000))
    assert len({find_free_port() for _ in range(20)}) == 20


def test_what_looks_for_a_port_in_another_way_does_not_get_one_that_was_given_out() -> None:
    port = find_free_port()
    with socket.socket() as other:
        try:
            other.bind(("127.0.0.1", port))
        except OSError:
            return
    raise AssertionError(port)


def test_the_same_port_is_there_for_every_life_of_a_server() -> None:
    port = find_free_port()
    for _ in range(3):
        (sock,) = listen("127.0.0.1", port)
        with sock, socket.create_connection(("127.0.0.1", port)):
            pass
