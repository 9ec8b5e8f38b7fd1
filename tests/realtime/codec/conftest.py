"""Both ways to the sockets, and both ways to write packets: what is claimed here holds for all four."""

import itertools

import pytest

from tests.realtime.codec.packet_client import WIRES, talk
from tests.support.signed_in_client import hub, newcomer, room, visit

__all__ = ["hub", "newcomer", "room", "talk", "visit"]

WAYS = list(itertools.product((True, False), WIRES))


@pytest.fixture(params=WAYS, ids=[f"{'direct' if direct else 'stock'}-{serializer}" for direct, serializer in WAYS])
def settings(request, make_settings, database_url, listener):
    direct, serializer = request.param
    port = listener.getsockname()[1]
    return make_settings(database_url=database_url, port=port, direct_sockets=direct, serializer=serializer)
