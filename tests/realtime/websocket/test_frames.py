"""WebSocket by the book (RFC 6455, RFC 7692): what is read from clients, and what is refused with which code."""

import tracemalloc
import zlib

import pytest

from app.realtime.websocket.frames import (
    BINARY,
    CLOSE,
    CONTINUATION,
    PING,
    PONG,
    TEXT,
    Decoder,
    ProtocolViolation,
    close_reply,
    encode_close_frame,
    encode_compressed_frame,
    encode_frame,
)
from tests.realtime.websocket.client_frames import sent

LIMIT = 70_000


def read(data: bytes, **options: object) -> list[tuple[int, str | bytes]]:
    return list(Decoder(LIMIT, **options).feed(data))


@pytest.mark.parametrize("length", [0, 1, 125, 126, 127, 65_535, 65_536])
def test_messages_of_every_length_are_read_and_written_alike(length):
    text = "x" * length
    assert read(sent(text.encode())) == [(TEXT, text)]
    assert read(sent(text.encode(), BINARY)) == [(BINARY, text.encode())]
    written = encode_frame(text.encode())
    header = 2 if length < 126 else 4 if length < 65_536 else 10
    assert written[header:] == text.encode()
    assert written[0] == 0x81


@pytest.mark.parametrize("step", [1, 2, 3, 7])
def test_it_does_not_matter_how_the_bytes_arrive(step):
    stream = sent("Привет".encode()) + sent(b"p", PING) + sent(b"\x00\xff", BINARY) + sent(b"y" * 300)
    decoder = Decoder(LIMIT)
    got = [message for i in range(0, len(stream), step) for message in decoder.feed(stream[i : i + step])]
    assert got == [(TEXT, "Привет"), (PING, b"p"), (BINARY, b"\x00\xff"), (TEXT, "y" * 300)]


def test_fragments_are_put_together_with_control_frames_between_them():
    euro = "€uro".encode()
    stream = sent(euro[:1], fin=False) + sent(b"?", PING) + sent(euro[1:2], CONTINUATION, fin=False)
    assert read(stream + sent(euro[2:], CONTINUATION)) == [(PING, b"?"), (TEXT, "€uro")]
    assert read(sent(b"", fin=False) + sent(b"", CONTINUATION)) == [(TEXT, "")]
    almost = sent(b"x" * (LIMIT - 10), fin=False) + sent(b"p" * 125, PING)
    assert read(almost + sent(b"y" * 10, CONTINUATION))[0] == (PING, b"p" * 125), "a ping is no part of the message"


def test_fragments_that_weigh_nothing_are_kept_nowhere():
    decoder = Decoder(LIMIT)
    assert list(decoder.feed(sent(b"x", fin=False))) == []
    tracemalloc.start()
    for _ in range(200):
        assert list(decoder.feed(sent(b"", CONTINUATION, fin=False) * 100)) == []
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 20_000  # a list of them would be eight times that
    assert list(decoder.feed(sent(b"y", CONTINUATION))) == [(TEXT, "xy")]


BROKEN = {
    "not masked": (sent(b"x", mask=False), 1002),
    "reserved bit 1": (sent(b"x", flags=0x40), 1002),
    "reserved bit 2": (sent(b"x", flags=0x20), 1002),
    "reserved bit 3": (sent(b"x", flags=0x10), 1002),
    "unknown data opcode": (sent(b"x", 0x3), 1002),
    "unknown control opcode": (sent(b"x", 0xB), 1002),
    "long ping": (sent(b"x" * 126, PING), 1002),
    "fragmented ping": (sent(b"x", PING, fin=False), 1002),
    "fragmented close": (sent(b"", CLOSE, fin=False), 1002),
    "nothing to continue": (sent(b"x", CONTINUATION), 1002),
    "a message inside a message": (sent(b"x", fin=False) + sent(b"y"), 1002),
    "not UTF-8": (sent(b"\xc3\x28"), 1007),
    "half a character": (sent("€".encode()[:2]), 1007),
    "a surrogate": (sent(b"\xed\xa0\x80"), 1007),
    "beyond Unicode": (sent(b"\xf4\x90\x80\x80"), 1007),
    "a fragment that cannot become UTF-8": (sent(b"\xc0\xaf", fin=False), 1007),
    "half a character at the end of fragments": (sent(b"a", fin=False) + sent("€".encode()[:2], CONTINUATION), 1007),
    "too big": (sent(b"x" * (LIMIT + 1)), 1009),
    "too big in sum": (sent(b"x" * LIMIT, fin=False) + sent(b"xx", CONTINUATION), 1009),
    "a length that is a lie": (b"\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff", 1009),
    "a compressed control frame": (sent(b"x", PING, flags=0x40), 1002),
}


@pytest.mark.parametrize(("data", "code"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_is_refused_with_its_code(data, code):
    with pytest.raises(ProtocolViolation) as broken:
        read(data)
    assert broken.value.code == code


def deflated(payload: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=-15)
    return (deflate.compress(payload) + deflate.flush(zlib.Z_SYNC_FLUSH)).removesuffix(b"\x00\x00\xff\xff")


def test_compressed_messages_are_read_whole_and_in_fragments_and_written_without_context():
    text = "Сжато " * 100
    packed = deflated(text.encode())
    assert read(sent(packed, flags=0x40), deflate=True) == [(TEXT, text)]
    stream = sent(packed[:10], fin=False, flags=0x40) + sent(packed[10:], CONTINUATION)
    assert read(stream, deflate=True) == [(TEXT, text)]
    written = encode_compressed_frame(text.encode())
    assert written[0] == 0xC1
    plain = zlib.decompressobj(-15).decompress(written[4 if written[1] == 126 else 2 :] + b"\x00\x00\xff\xff")
    assert plain.decode() == text
    assert written == encode_compressed_frame(text.encode())


def test_a_small_frame_that_unpacks_to_much_is_refused_before_it_is_unpacked():
    bomb = deflated(b"\x00" * (LIMIT * 50))
    assert len(bomb) < 5_000
    for data, code in ((sent(bomb, BINARY, flags=0x40), 1009), (sent(b"\xff\xff", flags=0x40), 1007)):
        with pytest.raises(ProtocolViolation) as broken:
            read(data, deflate=True)
        assert broken.value.code == code


def test_closing_frames_are_answered_with_their_code_or_refused():
    assert close_reply(b"") == b""
    assert close_reply((1000).to_bytes(2, "big") + b"bye") == (1000).to_bytes(2, "big")
    wrong = [b"\x03", *(code.to_bytes(2, "big") for code in (0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000))]
    for payload in wrong:
        with pytest.raises(ProtocolViolation) as broken:
            close_reply(payload)
        assert broken.value.code == 1002, payload
    with pytest.raises(ProtocolViolation) as broken:
        close_reply(b"\x03\xe8\xff")
    assert broken.value.code == 1007
    assert encode_close_frame(1001, "é" * 200)[1] <= 125
    assert PONG == 0xA
