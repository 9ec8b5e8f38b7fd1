"""Events without attachments are read by a short way, and mean what the library takes them for."""

import pytest

from app.realtime.codec import JsonSerializer, MalformedPacket
from app.realtime.codec.json_codec import JsonPacket

TEXTS = (
    '2/chat,5["sendMessage",{"body":"hello, [you] 1-2"}]',
    '2/chat,["sendMessage"]',
    '2/chat,0["x"]',
    '2/chat,007["x"]',
    '2/chat?token=1,7["x"]',
    '2/,1["x"]',
    '2["x",1]',
    '25["x"]',
    "2/chat,5[]",
    '2/chat,5{"a":1}',
    "2/chat,5",
    "2/chat",
    "2/chat,",
    '2/chat,123456789012345678["x"]',
    '2/chat,1234567890123456789012["x"]',
    f'2/chat,{"1" * 101}["x"]',
    '2/chat,\u0663["x"]',
    '2/chat,-1["x"]',
    '2/chat, 5["x"]',
    '2/chat,5 ["x"]',
    '2/chat,5["x"] ',
    '2/chat,5["x"]]',
    '2/chat,5["x"',
    "2/chat,5[,]",
    '2/ch\nat,5["x"]',
    '2/chat,5["\\ud800",{}]',
    '2/chat,5["x",NaN,"\\ud83d\\ude00"]',
    '2/chat,5["x",{"a":"\\ud83d\\ude00"}]',
    f'2/{"n" * 63},5["x"]',
    f'2/{"n" * 64},5["x"]',
    '3/chat,5["x"]',
    '0/chat,{"token":"x"}',
    '["x"]',
    "",
)


@pytest.mark.one_database
@pytest.mark.parametrize("text", TEXTS)
def test_a_packet_means_what_the_library_takes_it_for(text: str) -> None:
    try:
        packet = JsonPacket(encoded_packet=text)
        expected = (packet.packet_type, packet.namespace or "/", packet.id, packet.data)
        if len(expected[1]) > 64:
            raise ValueError("too long")
    except (ValueError, TypeError):
        with pytest.raises(MalformedPacket):
            JsonSerializer().new_reader().feed(text)
        return
    read = JsonSerializer().new_reader().feed(text)
    assert read is not None
    assert (read.kind, read.namespace, read.id, read.data) == expected
