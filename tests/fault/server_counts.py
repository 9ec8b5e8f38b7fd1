"""Asking a node that runs `tests.fault.counting_server`."""

import json
import signal

from tests.support.raw_socket import wait_until
from tests.support.server_process import ServerProcess

_SIGN = '{"tasks"'


async def counts_of(node: ServerProcess) -> dict[str, int]:
    """What the node holds and what it has asked the database, by kind; see `tests.fault.counting_server.held`."""
    answers = node.log.count(_SIGN)
    node.tell(signal.SIGUSR1)
    await wait_until(lambda: node.log.count(_SIGN) > answers)
    return dict(json.loads([line for line in node.log.splitlines() if line.startswith(_SIGN)][-1]))
