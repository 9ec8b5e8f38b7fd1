"""Which person here belongs to an account at the provider. That account is known by issuer and subject, never by its
email address; an address connects the two only if both sides have verified it."""

from typing import TYPE_CHECKING

from tortoise.exceptions import IntegrityError

from app import audit
from app.accounts.invitations import insert_invited, pending_invitations
from app.accounts.mfa.last_credential import require_another_credential
from app.accounts.models import Identity, User, UserStatus
from app.accounts.oidc import DOMAIN, LINK_FIRST, NO_ACCOUNT, SUSPENDED, TAKEN, OidcRefused
from app.accounts.security_notices import OwnNotice, send_own_notice
from app.accounts.users import NewUser
from app.clock import clock
from app.database import Transaction, transaction
from app.errors import NotFound
from app.ids import new_id
from app.lookalikes import skeleton
from app.mail import MailQueue
from app.principal import Principal
from app.settings import Settings

if TYPE_CHECKING:
    from app.accounts.oidc.id_token import Claims
from app.text import email_key


async def list_identities(actor: Principal) -> list[Identity]:
    """The provider accounts connected with the actor's account, the oldest first."""
    return await Identity.filter(user_id=actor.user_id).order_by("linked_at", "id")


async def unlink_identity(mail: MailQueue, actor: Principal, identity_id: str) -> None:
    """Disconnect one of the actor's provider accounts, and mail them about it.

    Raises `NotFound`, and `Conflict` (`last_way_in`) if they could not sign in any more.
    """
    async with transaction() as tx:
        # The lock: of two that each leave the other one, only one may go.
        user = await User.filter(id=actor.user_id).using_db(tx.connection).select_for_update().get()
        row = await Identity.filter(id=identity_id, user_id=user.id).using_db(tx.connection).first()
        if row is None:
            raise NotFound("no such connection")
        await Identity.filter(id=row.id).using_db(tx.connection).delete()
        await require_another_credential(tx, user)
        meta = {"issuer": row.issuer, "email": row.email}
        await audit.record(audit.Action.IDENTITY_REMOVED, actor=actor, target=f"identity:{row.id}", meta=meta)
        await send_own_notice(tx, mail, user, OwnNotice.IDENTITY_REMOVED)


_NAME_LENGTH = 80


async def find_or_create_user(claims: "Claims", settings: Settings, mail: MailQueue, *, locale: str = "en") -> User:
    """The person whom `claims` sign in: a known one, or one who was invited with exactly this verified address.

    Raises `OidcRefused`.
    """
    check_domain(claims, settings)
    known = await Identity.get_or_none(issuer=claims.issuer, subject=claims.subject).select_related("user")
    if known is not None:
        await Identity.filter(id=known.id).update(last_used_at=clock.now())
        return _active(known.user)
    same = await User.get_or_none(email_key=email_key(claims.email)) if claims.email else None
    if same is None:
        return await _accept_invitation(claims, locale)
    if not _may_link(claims, same, settings):
        raise OidcRefused(LINK_FIRST, "someone here has this address")
    _active(same)
    async with transaction() as tx:
        await _insert(tx, claims, same.id)
        await send_own_notice(tx, mail, same, OwnNotice.IDENTITY_LINKED)
    return same


def check_domain(claims: "Claims", settings: Settings) -> None:
    """Refuse accounts that no allowed organisation owns. The claim decides, not the email address: an address may have
    changed hands. Raises `OidcRefused`."""
    if settings.oidc_domains and claims.domain not in settings.oidc_domains:
        raise OidcRefused(DOMAIN, "no allowed organisation owns the account")


async def link_identity(mail: MailQueue, actor: Principal, claims: "Claims", settings: Settings) -> None:
    """Connect the account of `claims` with the actor, who asked for it and is mailed about it. Raises
    `OidcRefused`."""
    check_domain(claims, settings)
    known = await Identity.get_or_none(issuer=claims.issuer, subject=claims.subject)
    if known is None:
        async with transaction() as tx:
            await _insert(tx, claims, actor.user_id)
            user = await User.filter(id=actor.user_id).using_db(tx.connection).get()
            await send_own_notice(tx, mail, user, OwnNotice.IDENTITY_LINKED)
            if claims.email_verified and claims.authoritative and email_key(claims.email) == email_key(actor.email):
                await _verify_email(tx, actor.user_id)
    elif known.user_id != actor.user_id:
        raise OidcRefused(TAKEN, "someone else here signs in with it")


def _may_link(claims: "Claims", user: User, settings: Settings) -> bool:
    """Whether the address alone connects them. Otherwise an attacker could create an account here with someone else's
    address (never verified), and wait for its owner to join it."""
    shown = claims.email_verified and claims.authoritative and user.email_verified_at is not None
    return settings.oidc_auto_link and shown


async def _accept_invitation(claims: "Claims", locale: str) -> User:
    async with transaction() as tx:
        rows = await pending_invitations(tx, claims.email) if claims.email_verified else []
        rows = [row for row in rows if row.expires_at > clock.now()]
        if not rows:
            raise OidcRefused(NO_ACCOUNT, "nobody here has this account, and nobody is invited")
        invited = rows[0].data
        new = NewUser(invited["email"], _name(claims), invited["role"], password_hash=None, locale=locale)
        try:
            user = await insert_invited(tx, rows[0], new)
        except NotFound:
            raise OidcRefused(NO_ACCOUNT, "the invitation was accepted meanwhile") from None
        await _verify_email(tx, user.id)
        await _insert(tx, claims, user.id)
    return user


def _name(claims: "Claims") -> str:
    """The first of what could be a name of which something is seen."""
    offered = (claims.name, claims.email.partition("@")[0], claims.email)
    return next(name for each in offered if skeleton(name := each[:_NAME_LENGTH].strip()))


async def _verify_email(tx: Transaction, user_id: str) -> None:
    unverified = User.filter(id=user_id, email_verified_at=None).using_db(tx.connection)
    await unverified.update(email_verified_at=clock.now())


async def _insert(tx: Transaction, claims: "Claims", user_id: str) -> None:
    now = clock.now()
    try:
        async with transaction():  # a savepoint: PostgreSQL gives up the whole transaction after a refused row
            made = await Identity.create(
                using_db=tx.connection,
                id=new_id(),
                user_id=user_id,
                issuer=claims.issuer,
                subject=claims.subject,
                email=claims.email,
                linked_at=now,
                last_used_at=now,
            )
    except IntegrityError:
        raise OidcRefused(TAKEN, "someone else was connected with it meanwhile") from None
    meta = {"issuer": claims.issuer, "email": claims.email}
    await audit.record(audit.Action.IDENTITY_LINKED, actor=user_id, target=f"identity:{made.id}", meta=meta)


def _active(user: User) -> User:
    if user.status != UserStatus.ACTIVE:
        raise OidcRefused(SUSPENDED, "the account is suspended")
    return user
