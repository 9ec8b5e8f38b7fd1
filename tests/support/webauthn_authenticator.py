"""A device with passkeys, made of software: it can also lie in every way that a device or a thief might."""

import json
import struct
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url

USER_PRESENT, USER_VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Authenticator:
    """One passkey, at `origin` for `host`. `count` is how often it was used; 0 for ever if it does not count."""

    origin: str
    host: str = "localhost"
    verifies: bool = True
    count: int = 0
    counts: bool = True
    credential_id: bytes = b"a credential of a test, 32 bytes"
    handle: str = ""
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def create(self, options: dict[str, Any]) -> str:
        """The answer of `navigator.credentials.create`, as JSON."""
        self.handle = options["user"]["id"]
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        attested = bytes(16) + struct.pack(">H", len(self.credential_id)) + self.credential_id + cbor2.dumps(public)
        data = self._data(ATTESTED) + attested
        client_data = self._client_data("webauthn.create", options["challenge"])
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(client_data, attestationObject=attestation, transports=["internal"])

    def get(self, options: dict[str, Any], kind: str = "webauthn.get") -> str:
        """The answer of `navigator.credentials.get`, as JSON."""
        self.count += self.counts
        data, client_data = self._data(), self._client_data(kind, options["challenge"])
        signature = self.key.sign(data + sha256(client_data).digest(), ec.ECDSA(SHA256()))
        return self._answer(client_data, authenticatorData=data, signature=signature, userHandle=self.handle)

    def _data(self, flags: int = 0) -> bytes:
        flags |= USER_PRESENT | (USER_VERIFIED if self.verifies else 0)
        return sha256(self.host.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _client_data(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode()

    def _answer(self, client_data: bytes, **response: Any) -> str:
        said = {"clientDataJSON": client_data, **response}
        encoded = {
            name: bytes_to_base64url(value) if isinstance(value, bytes) else value for name, value in said.items()
        }
        name = bytes_to_base64url(self.credential_id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": encoded})


def with_response(answer: str, **changes: Any) -> str:
    """`answer` with other words in it; None takes one away."""
    said = json.loads(answer)
    said["response"] = {name: value for name, value in {**said["response"], **changes}.items() if value is not None}
    return json.dumps(said)
