"""How much may wait for a client that reads more slowly than it is written to."""

# Bytes behind what it is just being sent. A busy room is far below it for minutes; a client that is cut comes back and
# asks for what it missed.
MAX_UNSENT = 1_000_000
