"""Chapter 6 of the Autobahn test suite: text that is UTF-8, and text that is not."""

from tests.realtime.websocket.autobahn import Case, echo, parts
from tests.realtime.websocket.client_frames import sent

HELLO = "Hello-µ@ßöäüàá-UTF-8!!".encode()
GREEK = b"\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5"
SURROGATE = GREEK + b"\xed\xa0\x80" + b"edited"
BEYOND = b"\xf4\x90\x80\x80"


def each(text: bytes) -> list[bytes]:
    """Every byte on its own."""
    return [text[i : i + 1] for i in range(len(text))]


UTF8_CASES: dict[str, Case] = {
    "6.1.1": echo(b""),
    "6.1.2": Case(parts(b"", b"", b""), [(1, b"")]),
    "6.1.3": Case(parts(b"", b"middle", b""), [(1, b"middle")]),
    "6.2.1": echo(HELLO),
    "6.2.2": Case(parts(HELLO[:8], HELLO[8:]), [(1, HELLO)]),
    "6.2.3": Case(parts(*each(HELLO)), [(1, HELLO)]),
    "6.2.4": Case(parts(*each(GREEK)), [(1, GREEK)]),
    "6.3.1": Case([sent(SURROGATE)], [], 1007),
    "6.3.2": Case(parts(*each(SURROGATE)), [], 1007),
    # Fails as soon as it is wrong: what would come after it is never sent.
    "6.4.1": Case(parts(GREEK, BEYOND, b"edited")[:2], [], 1007),
    "6.4.2": Case(parts(GREEK + BEYOND[:1], BEYOND[1:2], b"edited")[:2], [], 1007),
    # In one frame it may fail at its end.
    "6.4.3": Case([sent(GREEK + BEYOND + b"edited")], [], 1007, step=15),
    "6.4.4": Case([sent(GREEK + BEYOND + b"edited")], [], 1007, step=1),
    "6.5.1": echo(GREEK),
}

# What UTF-8 is, and what it is not, byte by byte. The suite's own list follows Markus Kuhn's stress test.
GOOD = {
    "6.7": [b"\x00", b"\xc2\x80", b"\xe0\xa0\x80", b"\xf0\x90\x80\x80"],
    "6.9": [b"\x7f", b"\xdf\xbf", b"\xef\xbf\xbf", b"\xf4\x8f\xbf\xbf"],
    "6.11": [b"\xed\x9f\xbf", b"\xee\x80\x80", b"\xef\xbf\xbd", b"\xf4\x8f\xbf\xbf"],
    "6.22": [
        b"\xef\xbf\xbe",
        *(chr(plane * 0x10000 + end).encode() for plane in range(1, 17) for end in (0xFFFE, 0xFFFF)),
    ],
    "6.23": [b"\xef\xbf" + bytes([last]) for last in range(0xB9, 0xC0)],
}
LONELY = [
    b"".join(bytes([first, 0x20]) for first in range(*firsts))
    for firsts in ((0xC0, 0xE0), (0xE0, 0xF0), (0xF0, 0xF8), (0xF8, 0xFC), (0xFC, 0xFE))
]
CUT = [b"\xc0", b"\xe0\x80", b"\xf0\x80\x80", b"\xf8\x80\x80\x80", b"\xfc\x80\x80\x80\x80"]
CUT += [b"\xdf", b"\xef\xbf", b"\xf7\xbf\xbf", b"\xfb\xbf\xbf\xbf", b"\xfd\xbf\xbf\xbf\xbf"]
HALVES = [0xD800, 0xDB7F, 0xDB80, 0xDBFF, 0xDC00, 0xDF80, 0xDFFF]
PAIRS = [(high, low) for high in (0xD800, 0xDB7F, 0xDB80, 0xDBFF) for low in (0xDC00, 0xDFFF)]
BAD = {
    "6.8": [b"\xf8\x88\x80\x80\x80", b"\xfc\x84\x80\x80\x80\x80"],
    "6.10": [b"\xf7\xbf\xbf\xbf", b"\xfb\xbf\xbf\xbf\xbf", b"\xfd\xbf\xbf\xbf\xbf\xbf"],
    "6.11b": [BEYOND],
    "6.12": [
        b"\x80",
        b"\xbf",
        *(b"\x80\xbf" * n for n in (1, 2, 3)),
        *(b"\x80\xbf" * n + b"\x80" for n in (1, 2)),
        bytes(range(0x80, 0xC0)),
    ],
    "6.13": LONELY,
    "6.14": CUT,
    "6.15": [b"".join(CUT)],
    "6.16": [b"\xfe", b"\xff", b"\xfe\xfe\xff\xff"],
    "6.17": [b"\xc0\xaf", b"\xe0\x80\xaf", b"\xf0\x80\x80\xaf", b"\xf8\x80\x80\x80\xaf", b"\xfc\x80\x80\x80\x80\xaf"],
    "6.18": [b"\xc1\xbf", b"\xe0\x9f\xbf", b"\xf0\x8f\xbf\xbf", b"\xf8\x87\xbf\xbf\xbf", b"\xfc\x83\xbf\xbf\xbf\xbf"],
    "6.19": [b"\xc0\x80", b"\xe0\x80\x80", b"\xf0\x80\x80\x80", b"\xf8\x80\x80\x80\x80", b"\xfc\x80\x80\x80\x80\x80"],
    "6.20": [chr(half).encode("utf-8", "surrogatepass") for half in HALVES],
    "6.21": [(chr(high) + chr(low)).encode("utf-8", "surrogatepass") for high, low in PAIRS],
}

for number in range(1, len(GREEK) + 1):
    whole = number in (2, 5, 7, 9, 11)
    start = GREEK[:number]
    UTF8_CASES[f"6.6.{number}"] = echo(start) if whole else Case([sent(start)], [], 1007)
for chapter, texts in GOOD.items():
    UTF8_CASES |= {f"{chapter}.{number}": echo(text) for number, text in enumerate(texts, 1)}
for chapter, texts in BAD.items():
    UTF8_CASES |= {f"{chapter}.{number}": Case([sent(text)], [], 1007) for number, text in enumerate(texts, 1)}
