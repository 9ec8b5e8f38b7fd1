"""Asking a node that runs `tests.fault.counting`."""

import json
import signal

from tests.fault.node import Node
from tests.realtime.raw import until

_SIGN = '{"tasks"'


async def held_by(node: Node) -> dict[str, int]:
    """What the node holds and what it has asked the database, by kind; see `tests.fault.counting.held`."""
    answers = node.log.count(_SIGN)
    node.tell(signal.SIGUSR1)
    await until(lambda: node.log.count(_SIGN) > answers)
    return dict(json.loads([line for line in node.log.splitlines() if line.startswith(_SIGN)][-1]))
