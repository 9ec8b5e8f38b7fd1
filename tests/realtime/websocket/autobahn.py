"""The cases of the Autobahn test suite, chapters 1 to 7, by their numbers: what a client sends, and what it gets.

What comes back is said as frames. `END` after them means that the client closes with 1000 and is answered so; a number
is the code with which the server fails the connection.
"""

from dataclasses import dataclass

from app.realtime.websocket.frames import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT
from tests.realtime.websocket.client_frames import sent

END = 1000
Frame = tuple[int, bytes]


@dataclass(frozen=True)
class Case:
    """`sent` in chunks of `step` bytes (None: each part at once, with a moment between them)."""

    sent: list[bytes]
    got: list[Frame]
    end: int = END
    step: int | None = None


def echo(payload: bytes, opcode: int = TEXT, step: int | None = None) -> Case:
    """A message that comes back."""
    return Case([sent(payload, opcode)], [(opcode, payload)], step=step)


def parts(*payloads: bytes) -> list[bytes]:
    """A text in fragments."""
    last = len(payloads) - 1
    return [sent(part, TEXT if not i else CONTINUATION, fin=i == last) for i, part in enumerate(payloads)]


def code(number: int, reason: bytes = b"") -> bytes:
    return number.to_bytes(2, "big") + reason


def closing(payload: bytes, end: int) -> Case:
    return Case([sent(payload, CLOSE)], [], end)


SIZES = (0, 125, 126, 127, 128, 65_535, 65_536)
HELLO = sent(b"Hello, world!")
SAID = (TEXT, b"Hello, world!")

CASES: dict[str, Case] = {}

# 1 Framing. The eighth of each sends in chops of 997 bytes.
for chapter, opcode, filling in ((1, TEXT, b"*"), (2, BINARY, b"\xfe")):
    for number, size in enumerate(SIZES, 1):
        CASES[f"1.{chapter}.{number}"] = echo(filling * size, opcode)
    CASES[f"1.{chapter}.8"] = echo(filling * 65_536, opcode, step=997)

# 2 Pings and pongs.
TEN = [b"payload-%d" % number for number in range(10)]
CASES |= {
    "2.1": Case([sent(b"", PING)], [(PONG, b"")]),
    "2.2": Case([sent(b"Hello, world!", PING)], [(PONG, b"Hello, world!")]),
    "2.3": Case([sent(b"\x00\xff\xfe\xfd\xfc\xfb\x00\xff", PING)], [(PONG, b"\x00\xff\xfe\xfd\xfc\xfb\x00\xff")]),
    "2.4": Case([sent(b"\xfe" * 125, PING)], [(PONG, b"\xfe" * 125)]),
    "2.5": Case([sent(b"\xfe" * 126, PING)], [], 1002),
    "2.6": Case([sent(b"\xfe" * 125, PING)], [(PONG, b"\xfe" * 125)], step=1),
    "2.7": Case([sent(b"", PONG)], []),
    "2.8": Case([sent(b"unsolicited", PONG)], []),
    "2.9": Case([sent(b"unsolicited", PONG), sent(b"ping", PING)], [(PONG, b"ping")]),
    "2.10": Case([sent(text, PING) for text in TEN], [(PONG, text) for text in TEN]),
    "2.11": Case([sent(text, PING) for text in TEN], [(PONG, text) for text in TEN], step=1),
}

# 3 Reserved bits.
CASES |= {
    "3.1": Case([sent(b"Hello, world!", flags=0x10)], [], 1002),
    "3.2": Case([HELLO, sent(b"Hello, world!", flags=0x20), sent(b"", PING)], [SAID], 1002),
    "3.3": Case([HELLO, sent(b"Hello, world!", flags=0x30), sent(b"", PING)], [SAID], 1002),
    "3.4": Case([sent(b"Hello, world!", flags=0x40), sent(b"", PING)], [], 1002, step=1),
    "3.5": Case([sent(b"\xff" * 8, BINARY, flags=0x50)], [], 1002),
    "3.6": Case([sent(b"Hello, world!", PING, flags=0x60)], [], 1002),
    "3.7": Case([sent(code(1000), CLOSE, flags=0x70)], [], 1002),
}

# 4 Opcodes that mean nothing.
for chapter, first in ((1, 0x3), (2, 0xB)):
    for number in range(5):
        nothing = sent(b"" if number in (0, 2) else b"reserved opcode", first + number)
        before = [] if number < 2 else [HELLO]
        CASES[f"4.{chapter}.{number + 1}"] = Case(
            [*before, nothing, sent(b"", PING)], [SAID] if before else [], 1002, step=None if number < 4 else 1
        )

# 5 Fragments.
TWO = parts(b"fragment1", b"fragment2")
WHOLE = (TEXT, b"fragment1fragment2")
BETWEEN = [TWO[0], sent(b"ping", PING), TWO[1]]
STRAY, STRAY_OPEN = sent(b"stray", CONTINUATION), sent(b"stray", CONTINUATION, fin=False)
FIVE = parts(*(b"fragment%d" % number for number in range(1, 6)))
ALL_FIVE = (TEXT, b"".join(b"fragment%d" % number for number in range(1, 6)))
PINGED = [FIVE[0], FIVE[1], sent(b"one", PING), FIVE[2], FIVE[3], sent(b"two", PING), FIVE[4]]
CASES |= {
    "5.1": Case([sent(b"fragment1", PING, fin=False), sent(b"fragment2", CONTINUATION)], [], 1002),
    "5.2": Case([sent(b"fragment1", PONG, fin=False), sent(b"fragment2", CONTINUATION)], [], 1002),
    "5.3": Case([b"".join(TWO)], [WHOLE]),
    "5.4": Case(TWO, [WHOLE]),
    "5.5": Case(TWO, [WHOLE], step=1),
    "5.6": Case([b"".join(BETWEEN)], [(PONG, b"ping"), WHOLE]),
    "5.7": Case(BETWEEN, [(PONG, b"ping"), WHOLE]),
    "5.8": Case(BETWEEN, [(PONG, b"ping"), WHOLE], step=1),
    "5.9": Case([STRAY + HELLO], [], 1002),
    "5.10": Case([STRAY, HELLO], [], 1002),
    "5.11": Case([STRAY, HELLO], [], 1002, step=1),
    "5.12": Case([STRAY_OPEN + HELLO], [], 1002),
    "5.13": Case([STRAY_OPEN, HELLO], [], 1002),
    "5.14": Case([STRAY_OPEN, HELLO], [], 1002, step=1),
    "5.15": Case([b"".join(TWO), STRAY_OPEN, HELLO], [WHOLE], 1002),
    "5.16": Case([STRAY_OPEN, *TWO, STRAY_OPEN, *TWO], [], 1002),
    "5.17": Case([STRAY, *TWO, STRAY, *TWO], [], 1002),
    "5.18": Case([TWO[0], sent(b"fragment2")], [], 1002),
    "5.19": Case([b"".join(PINGED)], [(PONG, b"one"), (PONG, b"two"), ALL_FIVE]),
    "5.20": Case(PINGED, [(PONG, b"one"), (PONG, b"two"), ALL_FIVE]),
}

# 7 Closing.
WRONG_REASON = b"\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80edited"
CASES |= {
    "7.1.1": Case([HELLO, sent(code(1000), CLOSE)], [SAID]),
    "7.1.2": Case([sent(code(1000), CLOSE) * 2], []),
    "7.1.3": Case([sent(code(1000), CLOSE) + sent(b"", PING)], []),
    "7.1.4": Case([sent(code(1000), CLOSE) + HELLO], []),
    "7.1.5": Case([TWO[0] + sent(code(1000), CLOSE) + TWO[1]], []),
    "7.1.6": Case(
        [sent(b"BAsd7&jh23" * 25_000), sent(code(1000), CLOSE) + sent(b"", PING)], [(TEXT, b"BAsd7&jh23" * 25_000)]
    ),
    "7.3.1": closing(b"", 0),
    "7.3.2": closing(b"a", 1002),
    "7.3.3": closing(code(1000), 1000),
    "7.3.4": closing(code(1000, b"Hello, world!"), 1000),
    "7.3.5": closing(code(1000, b"*" * 123), 1000),
    "7.3.6": closing(code(1000, b"*" * 124), 1002),
    "7.5.1": closing(code(1000, WRONG_REASON), 1007),
}
GOOD_CODES = (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999)
BAD_CODES = (0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999)
CASES |= {f"7.7.{number}": closing(code(good), good) for number, good in enumerate(GOOD_CODES, 1)}
CASES |= {f"7.9.{number}": closing(code(bad), 1002) for number, bad in enumerate(BAD_CODES, 1)}
CASES["7.13.1"] = closing(code(5000), 1002)
CASES["7.13.2"] = closing((65_536).to_bytes(4, "big"), 1002)
