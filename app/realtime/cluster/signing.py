"""How the nodes of one deployment know their own on a Redis that others may use too."""

import hashlib
from hmac import compare_digest

# A release that means something else by its hints counts this up; until all nodes run it, they find new events by
# looking, as they do without a bus.
VERSION = 1
_SIGNATURE_BYTES = 16


class MessageSigner:
    """Names the channels of the deployment `audience` and signs what goes over them with its secret key: a hint can end
    connections and put words on pages, so access to Redis alone must not be enough to send one."""

    def __init__(self, secret: str, audience: str) -> None:
        key = hashlib.sha256(secret.encode()).digest()
        self._key = hashlib.blake2b(f"bus {VERSION} {audience}".encode(), key=key).digest()
        self._name = hashlib.blake2b(b"name", key=self._key, digest_size=8).hexdigest()

    def channel_name(self, name: str) -> str:
        """What the channel `name` is called on the shared Redis."""
        return f"switchboard:{self._name}:{name}"

    def sign(self, channel: str, content: bytes) -> bytes:
        """`content` as it goes over `channel`."""
        return self._signature(channel, content) + content

    def verify(self, channel: str, message: bytes) -> bytes | None:
        """The content of a message that came over `channel`, or None if it was not signed by one of ours."""
        signature, content = message[:_SIGNATURE_BYTES], message[_SIGNATURE_BYTES:]
        return content if compare_digest(signature, self._signature(channel, content)) else None

    def _signature(self, channel: str, content: bytes) -> bytes:
        # The channel is signed along, or a message could be played again on another one.
        signed = b"%d %s %s" % (len(channel), channel.encode(), content)
        return hashlib.blake2b(signed, key=self._key, digest_size=_SIGNATURE_BYTES).digest()
