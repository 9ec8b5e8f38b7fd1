"""Counters of the sockets of this process, as plain numbers, since counting must cost nothing when one message goes to
a thousand recipients. `metrics.py` exports them."""

from collections import Counter

# The label for names that a client made up, which must not become series of their own.
OTHER = "other"


class Counters:
    """The counters; they only grow. The comments say what each is divided by."""

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
        # By the level that was malformed: packet, Engine.IO message, or WebSocket frame; or too large.
        self.malformed: Counter[str] = Counter()

    def count_sent(self, namespace: str, size: int, recipients: int = 1) -> None:
        """Count a packet of `size` bytes that goes to `recipients` connections."""
        self.sent[namespace] += recipients
        self.sent_bytes[namespace] += size * recipients
