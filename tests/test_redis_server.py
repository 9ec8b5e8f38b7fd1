"""The Redis that tests of faults lean on fails and comes back as a real one would."""

import importlib.util
import shutil

import pytest
import redis

from tests.support.redis_server import RedisServer


def client(url: str) -> redis.Redis:
    return redis.Redis.from_url(url, socket_timeout=0.2, socket_connect_timeout=0.2, retry=None)


def keeps_promises(server: RedisServer) -> None:
    with client(server.url) as connected:
        assert connected.ping()
        server.freeze()
        with pytest.raises(redis.TimeoutError):
            connected.ping()
        server.thaw()
    with client(server.url) as connected:
        assert connected.ping()
        assert connected.eval("return 7", 0) == 7
        server.stop()
        with pytest.raises(redis.ConnectionError):
            connected.ping()
    server.start()
    with client(server.url) as connected:
        assert connected.ping()


def test_it_can_be_stopped_frozen_and_started_again(redis_server):
    keeps_promises(redis_server)


def test_where_no_binary_is_fakeredis_does_the_same(monkeypatch, tmp_path):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    server = RedisServer(tmp_path)
    server.start()
    try:
        keeps_promises(server)
    finally:
        server.stop()
    assert "fakeredis" in server.source
