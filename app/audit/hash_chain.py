"""The chain: each entry carries a keyed hash of itself and of the one before it.

There is one chain for the whole deployment, and not one for each process: so no process's part can be taken out
unnoticed, a number names an entry, and the order is that of what happened. The price is that entries are numbered one
transaction after the other; they are written as the last thing before COMMIT, so that this lasts no longer than that.
"""

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import orjson

from app.key_derivation import derive_key

# The hash "before" the first entry.
GENESIS = bytes(32)


@dataclass(frozen=True, slots=True)
class Key:
    """The keys of the log. The database alone is not enough to write valid entries: it has the `fingerprint` only, to
    recognise the key by."""

    chain: bytes
    checkpoint: bytes
    head: bytes
    masking: bytes
    fingerprint: str

    @classmethod
    def from_secret(cls, secret_key: str) -> "Key":
        """The keys of the deployment, derived from its SECRET_KEY."""
        return cls(
            chain=derive_key(secret_key, "audit-chain"),
            checkpoint=derive_key(secret_key, "audit-checkpoint"),
            head=derive_key(secret_key, "audit-head"),
            masking=derive_key(secret_key, "audit-masking"),
            fingerprint=derive_key(secret_key, "audit-fingerprint").hex()[:32],
        )

    def pseudonym(self, text: str) -> str:
        """A keyed hash of `text`, 16 hexadecimal digits: equal texts can be recognised, but not read."""
        return hmac.digest(self.masking, text.encode(), sha256).hex()[:16]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in the log; the columns are those of `AuditEntry`."""

    seq: int
    at: datetime
    action: str
    outcome: str
    actor_id: str | None
    session_id: str | None
    target: str
    via: str
    request_id: str
    address: str
    user_agent: str
    details: str
    salt: str
    details_hash: bytes
    hash: bytes = b""

    @property
    def is_redacted(self) -> bool:
        """Whether the personal data of the entry was redacted."""
        return not self.salt

    def compute_hash(self, key: Key, before: bytes) -> bytes:
        """The valid hash of this entry after one with the hash `before`."""
        covered = (
            self.seq,
            self.at.astimezone(UTC).isoformat(),
            self.action,
            self.outcome,
            self.actor_id,
            self.session_id,
            self.target,
            self.via,
            self.request_id,
            self.details_hash.hex(),
        )
        return hmac.digest(key.chain, before + orjson.dumps(covered), sha256)


def details_hash(salt: str, address: str, user_agent: str, details: str) -> bytes:
    """The hash of the part that can be redacted. Salted, or an IP address could be found by trying."""
    return sha256(orjson.dumps((salt, address, user_agent, details))).digest()


def canonical(meta: Any) -> str:
    """`meta` as JSON with sorted keys, so that equal values give equal text."""
    return orjson.dumps(meta, option=orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z).decode()


def checkpoint_signature(key: Key, seq: int, hash: bytes, at: datetime) -> bytes:
    """The signature of a checkpoint: the log was cut off after the entry `seq` with `hash`."""
    return hmac.digest(key.checkpoint, orjson.dumps((seq, hash.hex(), at.astimezone(UTC).isoformat())), sha256)
