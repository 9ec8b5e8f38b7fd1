"""Packets as JSON text, with bytes as attachments: the default encoding of Socket.IO."""

import json
import re
from typing import Any

import orjson
from socketio.packet import ACK, BINARY_ACK, BINARY_EVENT, EVENT, Packet

from app.realtime.codec.packets import (
    MAX_MESSAGE_BYTES,
    MAX_NAMESPACE_LENGTH,
    MAX_RECEIVED_BYTES,
    Incoming,
    MalformedPacket,
    Outgoing,
    Oversized,
)

# Node's server caps attachments at 10 since CVE-2026-33151. Without a cap one client can announce ten thousand million
# and have the server hold each of them in memory.
MAX_ATTACHMENTS = 10

# What nearly every packet begins with: that of an event for a namespace, without attachments. The library takes any
# packet to pieces character by character.
_PLAIN_EVENT = re.compile(rf"2(/[^,?]{{,{MAX_NAMESPACE_LENGTH - 1}}}),([0-9]{{,18}})(?=\[)")
_ESCAPED_HALF, _HALF = re.compile(r"\\u[dD][89a-fA-F]"), re.compile("[\ud800-\udfff]")
_KINDS = {BINARY_EVENT: EVENT, BINARY_ACK: ACK}
# The errors that decoding an invalid text can raise.
_FAULTS = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


class Json:
    """orjson with the interface that the socket libraries call. Half the bytes of the standard library for Russian
    text."""

    @staticmethod
    def dumps(value: Any, **_: Any) -> str:
        """`value` as compact JSON text. Raises `TypeError` for values that JSON has no form for."""
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str | bytes, **_: Any) -> Any:
        """The parsed value of the JSON `text`. Raises `ValueError`."""
        return orjson.loads(text)


class JsonPacket(Packet):  # type: ignore[misc]
    """The library's packet class, with `Json` for encoding."""

    json = Json


class JsonReader:
    """Decodes packets, and puts attachments together with the text that announced them."""

    __slots__ = ("_begun", "_size")

    def __init__(self) -> None:
        self._begun: Packet | None = None
        self._size = 0

    def feed(self, message: str | bytes) -> Incoming | None:
        """The packet that `message` completes, or None if attachments are missing. Raises `MalformedPacket` and
        `Oversized`."""
        packet, self._begun = self._begun, None
        size = len(message) if isinstance(message, bytes) else _bytes_of(message)
        size += self._size if packet is not None else 0
        if size > MAX_RECEIVED_BYTES:
            raise Oversized
        try:
            if packet is None:
                plain = _PLAIN_EVENT.match(message) if isinstance(message, str) else None
                if plain is not None:
                    namespace, id = plain.groups()
                    data = _loads_event(str(message[plain.end() :]))
                    return Incoming(EVENT, namespace, int(id) if id else None, data, size)
                packet = self._begin(message)
                complete = not packet.attachment_count
            else:
                complete = self._attach(packet, message)
        except _FAULTS as error:
            raise MalformedPacket(str(error)) from None
        if not complete:
            self._begun, self._size = packet, size
            return None
        kind = _KINDS.get(packet.packet_type, packet.packet_type)
        return Incoming(kind, packet.namespace or "/", packet.id, packet.data, size)

    def _begin(self, message: str | bytes) -> Packet:
        if not isinstance(message, str):
            raise MalformedPacket("bytes that nothing announced")
        packet = JsonPacket(encoded_packet=message)
        if packet.attachment_count > (MAX_ATTACHMENTS if packet.packet_type in _KINDS else 0):
            raise MalformedPacket(f"{packet.attachment_count} attachments")
        return packet

    def _attach(self, packet: Packet, message: str | bytes) -> bool:
        if not isinstance(message, bytes):
            raise MalformedPacket("text among attachments")
        return bool(packet.add_attachment(message))


def _loads_event(text: str) -> Any:
    """The name and the arguments of an event. Scripts that cut a text may leave half a character at its end, which
    means nothing and cannot be written again: of the arguments of such an event nothing but a half is left, so that it
    is refused like any other that does not fit. Raises `ValueError` and `RecursionError`."""
    try:
        return orjson.loads(text)
    except ValueError:
        if not _ESCAPED_HALF.search(text):
            raise
    name, *arguments = json.loads(text)
    if _HALF.search(str(name)) or not _HALF.search(json.dumps(arguments, ensure_ascii=False)):
        raise ValueError("no event, with or without halves")
    return [name, "\ud800"]


def _bytes_of(text: str) -> int:
    """How many bytes `text` has on the wire; roughly while that makes no difference, since counting costs."""
    return len(text) if len(text) * 4 <= MAX_MESSAGE_BYTES or text.isascii() else len(text.encode())


class _Attachments(list[bytes]):
    """Collects the bytes inside of what is written down, and leaves placeholders there."""

    def add(self, value: Any) -> dict[str, Any]:
        if not isinstance(value, bytes):
            raise TypeError(f"{type(value).__name__} is neither JSON nor bytes")
        self.append(value)
        return {"_placeholder": True, "num": len(self) - 1}


class JsonSerializer:
    """Encodes packets as the Socket.IO protocol (version 5) describes them."""

    packet_class = JsonPacket

    def new_reader(self) -> JsonReader:
        """A reader for a new client."""
        return JsonReader()

    def encode_event(self, namespace: str, name: str, body: Any) -> Outgoing:
        """The event `name` with `body`; bytes in it become attachments."""
        return self._with_bytes(namespace, (b"2", b"5"), b"", [name, body])

    def encode_ack(self, namespace: str, id: int, reply: Any) -> Outgoing:
        """The answer to the event with the id `id`."""
        return self._with_bytes(namespace, (b"3", b"6"), b"%d" % id, [reply])

    def encode_connected(self, namespace: str, sid: str) -> Outgoing:
        """The packet that tells a client that it has joined `namespace` as `sid`."""
        return Outgoing(namespace, b'0%s,{"sid":"%s"}' % (namespace.encode(), sid.encode()))

    def encode_disconnected(self, namespace: str) -> Outgoing:
        """The packet that makes a client leave `namespace`."""
        return Outgoing(namespace, b"1%s," % namespace.encode())

    def encode_refused(self, namespace: str, refusal: Any) -> Outgoing:
        """The packet that refuses a client; `refusal` has `message` and `data`."""
        return Outgoing(namespace, b"4%s,%s" % (namespace.encode(), orjson.dumps(refusal)))

    def _with_bytes(self, namespace: str, types: tuple[bytes, bytes], id: bytes, data: Any) -> Outgoing:
        plain, binary = types
        try:
            return Outgoing(namespace, b"%s%s,%s%s" % (plain, namespace.encode(), id, orjson.dumps(data)))
        except TypeError:  # there are bytes somewhere inside, which is rare enough to find out like this
            attachments = _Attachments()
            text = orjson.dumps(data, default=attachments.add)
        head = b"%s%d-%s,%s" % (binary, len(attachments), namespace.encode(), id)
        return Outgoing(namespace, head + text, attachments)
