"""The tables of accounts: people, roles, sessions, one-time links and second factors."""

from enum import StrEnum

from tortoise import fields, models

from app.ids import ID_LENGTH
from app.lookalikes import SKELETON_LENGTH
from app.text import NAME_KEY_LENGTH


class UserStatus(StrEnum):
    """`active` people may sign in; `suspended` ones keep everything and may not; of `erased` ones only what they wrote
    is kept."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    ERASED = "erased"


class Role(models.Model):
    """A named set of permissions. The built-in ones cannot be changed or removed."""

    key = fields.CharField(max_length=32, primary_key=True)
    name: str | None = fields.CharField(max_length=60, null=True)  # type: ignore[assignment]  # built-in: see words
    permissions: list[str] = fields.JSONField()
    built_in = fields.BooleanField(default=False)
    rank = fields.SmallIntField(
        default=1_000,
        db_default=1_000,
        db_index=True,
        description="the place among all roles: the built-in ones by what they may, then the others as they were made",
    )
    mfa_required = fields.BooleanField(
        null=True, description="who has this role gets nowhere without a second factor; NULL is no"
    )

    class Meta:
        table = "role"


class User(models.Model):
    """A person. `email_key` and `name_key` are the normalised address and name that are compared and searched
    (`app/text.py`)."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    email = fields.CharField(max_length=254)
    email_key = fields.CharField(max_length=254, unique=True)
    # When it was shown that the address is theirs.
    email_verified_at = fields.DatetimeField(null=True)
    name = fields.CharField(max_length=80)
    name_key = fields.CharField(max_length=NAME_KEY_LENGTH, description="the name as it is searched and sorted by")
    name_skeleton: str | None = fields.CharField(  # type: ignore[assignment]
        max_length=SKELETON_LENGTH, null=True, description="the same for all names that look like it; NULL of old rows"
    )
    password_hash: str | None = fields.CharField(max_length=255, null=True)  # type: ignore[assignment]
    password_changed_at = fields.DatetimeField(null=True)
    status = fields.CharEnumField(UserStatus, max_length=16, default=UserStatus.ACTIVE)
    role: fields.ForeignKeyRelation[Role] = fields.ForeignKeyField(
        "models.Role", related_name=False, on_delete=fields.RESTRICT
    )
    role_id: str
    session_epoch = fields.IntField(default=0, description="sessions of another epoch are over")
    locale = fields.CharField(max_length=8, default="en")
    theme = fields.CharField(max_length=8, default="auto")
    timezone: str | None = fields.CharField(max_length=64, null=True)  # type: ignore[assignment]
    # Whether others learn what the person has read, and they of others; NULL is yes.
    read_receipts: bool | None = fields.BooleanField(null=True)  # type: ignore[assignment]
    created_at = fields.DatetimeField()
    last_seen_at = fields.DatetimeField(null=True)
    avatar: str | None = fields.CharField(  # type: ignore[assignment]
        max_length=32, null=True, description="the version of their picture, which its address and its keys contain"
    )

    status_emoji: str | None = fields.CharField(max_length=64, null=True)  # type: ignore[assignment]
    status_text: str | None = fields.CharField(  # type: ignore[assignment]
        max_length=80, null=True, description="what they say they are doing, until status_until if that is set"
    )
    status_until = fields.DatetimeField(null=True)
    dnd_until = fields.DatetimeField(null=True, description="they do not want to be disturbed before")

    class Meta:
        table = "user"
        # What the list of users is sorted and filtered by; the last one holds all that searching looks at.
        indexes = (
            ("role_id", "id"),
            ("status", "id"),
            ("created_at", "id"),
            ("name_key", "id", "email_key"),
            ("name_skeleton",),
        )


class Session(models.Model):
    """One signed-in browser. The bearer is `s1.<id>.<secret>`; only the hash of the secret is kept."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.CASCADE
    )
    user_id: str
    secret_hash = fields.BinaryField()
    epoch = fields.IntField()
    remember = fields.BooleanField(default=False)
    created_at = fields.DatetimeField()
    last_seen_at = fields.DatetimeField()
    idle_expires_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)
    address = fields.CharField(max_length=45)
    user_agent = fields.CharField(max_length=256)
    method: str | None = fields.CharField(  # type: ignore[assignment]
        max_length=16, null=True, description="how the person signed in; NULL is with a password"
    )
    aal: int | None = fields.SmallIntField(
        null=True, description="0: the second factor is still to be given; 2: it was given; NULL: there was none"
    )
    sudo_until = fields.DatetimeField(null=True, description="a proof was given so lately")
    previous_hash: bytes | None = fields.BinaryField(null=True)
    previous_until = fields.DatetimeField(null=True, description="requests under way may carry the secret before")
    revoked_at = fields.DatetimeField(null=True)
    revoked_reason: str | None = fields.CharField(max_length=32, null=True)  # type: ignore[assignment]

    class Meta:
        table = "session"
        # What the list of sessions is sorted and filtered by.
        indexes = (("user_id", "revoked_at"), ("last_seen_at", "id"), ("created_at", "id"), ("address", "id"))


class Identity(models.Model):
    """An account at an OpenID provider with which a person signs in. `issuer` and `subject` are who it is; the email
    address is only what it was when they were connected."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.CASCADE
    )
    user_id: str
    issuer = fields.CharField(max_length=255)
    subject = fields.CharField(max_length=255)
    email = fields.CharField(max_length=254)
    linked_at = fields.DatetimeField()
    last_used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "identity"
        unique_together = (("issuer", "subject"),)
        indexes = (("user_id",),)


class OneTimePurpose(StrEnum):
    """What a one-time link is for; a token of one purpose does not work for another."""

    SETUP = "setup"
    INVITATION = "invitation"
    OPENID = "openid"
    RESET = "reset"
    EMAIL_CHANGE = "email_change"


class OneTimeToken(models.Model):
    """A link that works once. `data` holds what it grants (an invitation: email, name, role; a visit to an OpenID
    provider: what its answer must fit)."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    purpose = fields.CharEnumField(OneTimePurpose, max_length=16)
    token_hash = fields.BinaryField()
    data: dict[str, str] = fields.JSONField()
    recipient_key: str | None = fields.CharField(  # type: ignore[assignment]
        max_length=254, null=True, description="of an invitation: the normalised address; NULL of old rows"
    )
    created_by_id: str | None = fields.CharField(max_length=ID_LENGTH, null=True)  # type: ignore[assignment]
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "one_time_token"
        indexes = (("purpose", "used_at"), ("recipient_key", "purpose"))


class TotpFactor(models.Model):
    """An authenticator app. `secret` is encrypted with the deployment's key; codes of steps up to `last_step` are
    refused; `confirmed_at` is None until the person has typed a code of the app."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.CASCADE
    )
    user_id: str
    secret = fields.BinaryField()
    last_step = fields.BigIntField(null=True)
    created_at = fields.DatetimeField()
    confirmed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "totp_factor"
        indexes = (("user_id",),)


class RecoveryCode(models.Model):
    """A recovery code, for a person who lost the second factor. It has 120 random bits, so a fast hash is enough."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.CASCADE
    )
    user_id: str
    code_hash = fields.CharField(max_length=64, unique=True)
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "recovery_code"
        indexes = (("user_id", "used_at"),)


class Passkey(models.Model):
    """A passkey (a WebAuthn credential). `handle` names its owner to the device only; `sign_count` only grows, on
    devices that count at all."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.CASCADE
    )
    user_id: str
    credential_id = fields.CharField(max_length=1400, unique=True, description="up to 1,023 bytes, in base64url")
    public_key = fields.BinaryField()
    handle = fields.CharField(max_length=64)
    sign_count = fields.BigIntField()
    transports: list[str] = fields.JSONField()
    name = fields.CharField(max_length=80)
    created_at = fields.DatetimeField()
    last_used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "passkey"
        indexes = (("user_id",),)


class PasskeyChallenge(models.Model):
    """A challenge for a device to sign once, within minutes. `session_id` is the session it was made in, "" for
    visitors."""

    challenge_hash = fields.CharField(max_length=64, primary_key=True)
    purpose = fields.CharField(max_length=16)
    session_id = fields.CharField(max_length=ID_LENGTH)
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "passkey_challenge"
