"""The servers that are compared, by the names that figures are kept under."""

OURS, HTML = "switchboard", "switchboard-html"
NODE, NODE_GROUPED = "node", "node-grouped"
UWS, UWS_GROUPED = "uws", "uws-grouped"
BUN, BUN_GROUPED = "bun", "bun-grouped"
LOOP, C, SQLITE = "loop", "c", "sqlite"

# As tables call them, in their order.
TITLES = {
    OURS: "Switchboard",
    HTML: "Switchboard, HTML",
    NODE: "Node",
    NODE_GROUPED: "Node, commits grouped",
    UWS: "uWebSockets.js",
    UWS_GROUPED: "uWebSockets.js, commits grouped",
    BUN: "Bun",
    BUN_GROUPED: "Bun, commits grouped",
    LOOP: "asyncio loop",
    C: "C loop",
    SQLITE: "SQLite, one by one",
}

# With one sender there is one message in a turn, and nothing to group.
_ALONE = (OURS, HTML, NODE, UWS, BUN)
# Who takes part in a measure.
TAKE_PART = {
    "message": _ALONE,
    "pages": _ALONE,
    "fanout": (*_ALONE, LOOP, C),
    "senders": (OURS, HTML, NODE, NODE_GROUPED, UWS, UWS_GROUPED, BUN, BUN_GROUPED, LOOP, C),
    "steady": (*_ALONE, LOOP),
    "connects": (OURS, NODE, UWS, BUN),
    "appends": (OURS, NODE, NODE_GROUPED, UWS, UWS_GROUPED, BUN, BUN_GROUPED),
    "memory": (OURS, NODE, UWS, BUN, LOOP),
    "storm": (OURS, NODE, UWS, BUN),
}
