"""What passed through the sockets of this process since it began, in plain numbers, since counting must cost nothing
where one message goes to a thousand. `metrics.py` says them in the form that others collect."""

from collections import Counter

# An event, a namespace or an address that a client made up must not become a series of its own.
OTHER = "other"


class Counters:
    """Numbers that only grow."""

    def __init__(self) -> None:
        # By namespace.
        self.sent: Counter[str] = Counter()
        self.sent_bytes: Counter[str] = Counter()
        self.received_bytes: Counter[str] = Counter()
        # By namespace, event, and `ok` or the code of the error.
        self.answered: Counter[tuple[str, str, str]] = Counter()
        # By namespace, and `accepted` or the code of the refusal.
        self.joins: Counter[tuple[str, str]] = Counter()
        # By status, and why.
        self.refused_handshakes: Counter[tuple[int, str]] = Counter()
        # By code.
        self.disconnects: Counter[int] = Counter()
        # By what it is not: a packet, an Engine.IO message, a WebSocket frame; or too large.
        self.malformed: Counter[str] = Counter()

    def count_sent(self, namespace: str, size: int, recipients: int = 1) -> None:
        """Count a packet of `size` bytes that goes to `recipients`."""
        self.sent[namespace] += recipients
        self.sent_bytes[namespace] += size * recipients
