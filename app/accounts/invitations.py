"""Invitations: a link, mailed and shown once, that creates one account with one email address and one role."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta

from tortoise.exceptions import IntegrityError
from tortoise.expressions import Q

from app import audit
from app.accounts import one_time_tokens
from app.accounts.models import OneTimePurpose, OneTimeToken, Role, User
from app.accounts.passwords import min_length
from app.accounts.roles import load_grantable_role
from app.accounts.sessions import Bearer, ClientInfo, create_session
from app.accounts.users import EMAIL_TAKEN, NewUser, insert_user, prepare_user
from app.accounts.users.profile import NOT_AN_OPTION
from app.clock import clock
from app.database import Transaction, as_json, batched, transaction
from app.errors import Forbidden, Invalid, NotFound
from app.ids import is_id
from app.mail import MailQueue, OutgoingEmail
from app.principal import Principal
from app.text import email_key
from app.web.i18n import LOCALES

# Long enough for a weekend with a holiday.
INVITATION_LIFETIME = timedelta(hours=72)

# Runs for every address of an imported file, so it bypasses the ORM. In two steps, each along the index; SQLite would
# take another one, of all that wait, if it was asked for unused ones.
_OF_ADDRESS = (
    "SELECT id, data, used_at FROM one_time_token WHERE recipient_key = $1 AND purpose = $2 "
    "UNION ALL SELECT id, data, used_at FROM one_time_token WHERE recipient_key IS NULL AND purpose = $2"
)
# In one statement.
_KEYS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation link offers; `min_length` is the shortest password that the account may have."""

    email: str
    role: str
    min_length: int


async def invite_user(
    actor: Principal, mail: MailQueue, email: str, role: str, *, locale: str | None = None, token: str | None = None
) -> str:
    """A link that creates an account with `email` and `role` for the person who opens it. If there is mail, it is also
    mailed, in the language `locale` (default: the actor's).

    An earlier link for the same address stops working, unless it is that of `token`, which is one of
    `one_time_tokens.made_of`: then nothing is done. Raises `Forbidden`, and `Invalid` at `email`, `role`, `locale`.
    """
    if not actor.may("manage_users"):
        raise Forbidden("manage_users")
    granted = await load_grantable_role(actor, role)
    if await User.exists(email_key=email_key(email)):
        raise Invalid({"email": EMAIL_TAKEN})
    locale = locale or actor.locale
    if locale not in LOCALES:
        raise Invalid({"locale": NOT_AN_OPTION})
    data = {"email": email, "role": granted.key, "locale": locale}
    return await _invite_once(actor, mail, data, token)


async def _invite_once(
    actor: Principal, mail: MailQueue, data: dict[str, str], token: str | None, *, again: bool = False
) -> str:
    try:
        async with transaction() as tx:
            if token is not None and await one_time_tokens.is_open(tx, token):
                return _link(mail, token)
            return await _invite(tx, actor, mail, data, None if again else token)
    except IntegrityError:  # of two clicks at once the other one was first, or the link of the first was used already
        if again or token is None:
            raise
        return await _invite_once(actor, mail, data, token, again=True)


async def _invite(tx: Transaction, actor: Principal, mail: MailQueue, data: dict[str, str], token: str | None) -> str:
    await _withdraw(tx, data["email"])
    token = await one_time_tokens.issue(
        tx,
        OneTimePurpose.INVITATION,
        INVITATION_LIFETIME,
        data,
        actor_id=actor.user_id,
        recipient_key=email_key(data["email"]),
        token=token,
    )
    target = f"invitation:{one_time_tokens.token_id(token)}"
    await audit.record(audit.Action.INVITATION_CREATED, actor=actor, target=target, meta=data)
    values = {"inviter": actor.name, "link": _link(mail, token)}
    await mail.send(tx, OutgoingEmail(data["email"], data["locale"], "invitation", values, INVITATION_LIFETIME))
    return _link(mail, token)


def _link(mail: MailQueue, token: str) -> str:
    return f"{mail.origin}/invitation/{token}"


async def withdraw_invitation(actor: Principal, invitation_id: str) -> None:
    """Make the link of an invitation stop working. Raises `Forbidden` and `NotFound`."""
    row = await _pending(actor, invitation_id)
    async with transaction() as tx:
        unused = OneTimeToken.filter(id=row.id, used_at=None).using_db(tx.connection)
        if await unused.update(used_at=clock.now()) != 1:
            raise NotFound("no such invitation")
        await audit.record(
            audit.Action.INVITATION_WITHDRAWN, actor=actor, target=f"invitation:{row.id}", meta=dict(row.data)
        )


async def renew_invitation(
    actor: Principal, mail: MailQueue, invitation_id: str, token: str
) -> tuple[dict[str, str], str]:
    """What an invitation offers (`email`, `role`), and a new link for it, that of `token`, mailed like the first one.
    The old link stops working. Raises like `withdraw_invitation` and `invite_user`."""
    try:
        row = await _pending(actor, invitation_id)
    except NotFound:  # unless a first click has renewed it
        row = await _pending(actor, one_time_tokens.token_id(token))
    offered, locale = row.data, row.data.get("locale")
    return offered, await invite_user(actor, mail, offered["email"], offered["role"], locale=locale, token=token)


async def _pending(actor: Principal, invitation_id: str) -> OneTimeToken:
    if not actor.may("manage_users"):
        raise Forbidden("manage_users")
    pending = OneTimeToken.filter(id=invitation_id, purpose=OneTimePurpose.INVITATION, used_at=None)
    row = await pending.first() if is_id(invitation_id) else None
    if row is None:
        raise NotFound("no such invitation")
    await load_grantable_role(actor, row.data["role"])
    return row


async def _withdraw(tx: Transaction, email: str) -> None:
    same = [row.id for row in await pending_invitations(tx, email)]
    if same:
        await OneTimeToken.filter(id__in=same).using_db(tx.connection).update(used_at=clock.now())


async def pending_invitations(tx: Transaction, email: str) -> list[OneTimeToken]:
    """The unused invitations of exactly this address; they may have expired."""
    key = email_key(email)
    rows = await tx.fetch(_OF_ADDRESS, key, OneTimePurpose.INVITATION.value)
    same = [row["id"] for row in rows if row["used_at"] is None and email_key(as_json(row["data"])["email"]) == key]
    return await OneTimeToken.filter(id__in=same).using_db(tx.connection) if same else []


async def with_pending_invitation(email_keys: Collection[str]) -> set[str]:
    """Those of these normalised addresses (`email_key`) that have an unused invitation."""
    pending = OneTimeToken.filter(purpose=OneTimePurpose.INVITATION, used_at=None)
    found = {email_key(row.data["email"]) for row in await pending.filter(recipient_key=None)}
    for keys in batched(sorted(email_keys), _KEYS_AT_ONCE):
        waiting = pending.filter(recipient_key__in=keys)
        found.update([str(key) for key in await waiting.values_list("recipient_key", flat=True)])
    return found.intersection(email_keys)


def invited_address_contains(text: str) -> Q:
    """The condition on `OneTimeToken` that the invited address contains `text`. Only unused invitations are to be asked
    for, which have an index; those of versions that kept no key of an address, and are long expired, are not found."""
    return Q(recipient_key__contains=email_key(text))


async def look_up_invitation(token: str) -> Invitation:
    """What the link with `token` offers. Raises `NotFound` if it is wrong, used or expired."""
    return await _invitation_from_row(await one_time_tokens.look_up(OneTimePurpose.INVITATION, token))


async def _invitation_from_row(row: OneTimeToken) -> Invitation:
    role = await Role.get(key=row.data["role"])
    return Invitation(row.data["email"], role.key, min_length(manages="manage_users" in role.permissions))


async def accept_invitation(
    token: str, name: str, password: str, client: ClientInfo, *, locale: str = "en"
) -> tuple[User, Bearer]:
    """Create the account that the invitation is for, with the address and role of the invitation, and a session in
    it for `client`: both, or the link still works.

    Raises `NotFound` if the link is wrong, used or expired, and `Invalid` at `password`.
    """
    row = await one_time_tokens.look_up(OneTimePurpose.INVITATION, token)
    offer = await _invitation_from_row(row)
    new = await prepare_user(offer.email, name, offer.role, password, locale=locale)
    async with transaction() as tx:
        user = await insert_invited(tx, row, new)
        return user, await create_session(user, client)


async def insert_invited(tx: Transaction, row: OneTimeToken, new: NewUser) -> User:
    """Use up the invitation of `row` and create its account in the running transaction. Raises `NotFound`."""
    await one_time_tokens.consume(tx, row)
    # The role may have been removed meanwhile, and the invitation given to another.
    new = replace(new, role=(await OneTimeToken.get(id=row.id)).data["role"])
    try:
        user = await insert_user(tx, new)
    except Invalid:
        # The address got an account in another way meanwhile; there is no field to correct it in.
        raise NotFound("the invited person is here already") from None
    meta = {"user": user.id, "invited_by": row.created_by_id}
    await audit.record(audit.Action.INVITATION_ACCEPTED, actor=user.id, target=f"invitation:{row.id}", meta=meta)
    return user
