"""Changing an email address. People change their own by opening a link sent to the new address; where there is no mail,
or it does not arrive, an administrator or the command line sets it, unconfirmed."""

from datetime import datetime, timedelta

from tortoise.exceptions import IntegrityError

from app import audit
from app.accounts import one_time_tokens
from app.accounts.access import access_user
from app.accounts.models import OneTimePurpose, OneTimeToken, User
from app.accounts.passwords.reset import reset_fingerprint
from app.accounts.security_notices import Notice, OwnNotice, notify_user, send_own_notice
from app.accounts.sessions import revoke_all_sessions, revoke_other_sessions
from app.accounts.sign_in.password import MinimumDuration
from app.accounts.users import EMAIL_TAKEN, find_by_email
from app.clock import clock
from app.database import Transaction, transaction
from app.errors import Conflict, Invalid, NotFound
from app.mail import MailQueue, OutgoingEmail
from app.principal import Principal
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule
from app.text import email_key
from app.versions import check_version

CONFIRM_LIFETIME = timedelta(hours=24)

# Counted by the typed address, whether or not it is taken: it bounds the letters that a stranger can be sent.
EMAIL_RULE = Rule.of("email-change:email", "3 per hour")

_ENDED = "email_changed"


async def request_email_change(mail: MailQueue, limiter: Limiter, actor: Principal, email: str) -> None:
    """Mail a link to `email`, which becomes the actor's address when they open it; to their own address it only
    confirms it. If the address is taken nothing is sent, and the answer is the same. An earlier link stops working.

    Raises `RateLimited`, and `Conflict` (`no_mail`).
    """
    if not mail.enabled:
        raise Conflict("there is no mail", code="no_mail")
    async with limiter.attempt(EMAIL_RULE, email_key(email)):
        await _request(mail, actor, email)


async def _request(mail: MailQueue, actor: Principal, email: str) -> None:
    floor = MinimumDuration()
    owner = await find_by_email(email)
    free = owner is None or owner.id == actor.user_id
    async with transaction() as tx:
        await _delete_links(tx, actor.user_id)
        if free:
            await _send_link(tx, mail, actor, email)
        meta = {"typed": audit.key().pseudonym(email_key(email))}
        await audit.record(
            audit.Action.EMAIL_CHANGE_REQUESTED,
            actor=actor,
            target=f"user:{actor.user_id}",
            outcome="ok" if free else "failed",
            meta=meta,
        )
    await floor.wait()


async def _send_link(tx: Transaction, mail: MailQueue, actor: Principal, email: str) -> None:
    user = await User.filter(id=actor.user_id).using_db(tx.connection).get()
    data = {"user": user.id, "email": email, "stamp": reset_fingerprint(user)}
    token = await one_time_tokens.issue(tx, OneTimePurpose.EMAIL_CHANGE, CONFIRM_LIFETIME, data, actor_id=user.id)
    values = {"name": user.name, "link": f"{mail.origin}/confirm-email/{token}"}
    await mail.send(tx, OutgoingEmail(email, user.locale, "email_change", values, CONFIRM_LIFETIME))


async def check_email_link(token: str) -> None:
    """Raise `NotFound` unless the link with `token` works, for any person."""
    await one_time_tokens.look_up(OneTimePurpose.EMAIL_CHANGE, token)


async def look_up_email_change(actor: Principal, token: str) -> str:
    """The address that the link with `token` confirms. Raises `NotFound` if it is wrong, used or expired, or not the
    actor's: a mistyped address belongs to somebody else, who must not get the account with it."""
    return (await _own_link(actor, token)).data["email"]


async def _own_link(actor: Principal, token: str) -> OneTimeToken:
    row = await one_time_tokens.look_up(OneTimePurpose.EMAIL_CHANGE, token)
    if row.data["user"] != actor.user_id or reset_fingerprint(await User.get(id=actor.user_id)) != row.data["stamp"]:
        raise NotFound("the link is no longer good")
    return row


async def confirm_email(mail: MailQueue, actor: Principal, token: str) -> str:
    """Set the actor's address to the one that their link confirms, and return it. If it differs from the old one, the
    other sessions and all links for the old one end, and the old address is told.

    Raises `NotFound` if the link is wrong, used or expired, or the address was taken meanwhile.
    """
    row = await _own_link(actor, token)
    async with transaction() as tx:
        await one_time_tokens.consume(tx, row)
        user = await User.filter(id=actor.user_id).using_db(tx.connection).select_for_update().get()
        if reset_fingerprint(user) != row.data["stamp"]:
            raise NotFound("the link is no longer good")
        email = row.data["email"]
        try:
            await _change(tx, user, email, clock.now(), actor)
        except Invalid:
            raise NotFound("someone else has this address now") from None
        if email_key(email) != user.email_key:
            await revoke_other_sessions(tx, user.id, keep=actor.session_id, reason=_ENDED)
            await send_own_notice(tx, mail, user, OwnNotice.EMAIL_CHANGED)
    return email


async def set_email(actor: Principal, mail: MailQueue, user_id: str, email: str, version: str | None = None) -> None:
    """Set the address of a person whom the actor manages, unconfirmed. All their sessions end, and the old address is
    told.

    Raises `Invalid` at `email`, `Forbidden`, `NotFound`, `Stale`, and `Conflict` (`own_account`).
    """
    async with transaction() as tx:
        user = await access_user(actor, user_id)
        check_version(version, {"email": user.email}, {"email": email})
        await _set(tx, mail, user, email, actor)


async def set_email_as_operator(mail: MailQueue, old: str, new: str) -> None:
    """The same from the command line. Raises `Invalid` at `email`, and `NotFound`."""
    async with transaction() as tx:
        user = await find_by_email(old)
        if user is None:
            raise NotFound("no user has this email address")
        await _set(tx, mail, user, new, None)


async def _set(tx: Transaction, mail: MailQueue, user: User, email: str, actor: Principal | None) -> None:
    if email == user.email:
        return
    await _change(tx, user, email, None, actor)
    await revoke_all_sessions(tx, user.id, _ENDED, actor)
    await notify_user(tx, mail, user, Notice.EMAIL_CHANGED)


async def _change(
    tx: Transaction, user: User, email: str, verified_at: datetime | None, actor: Principal | None
) -> None:
    """Write the address of `user`, whose row still has the old one after this. Links for a new password stop working
    by themselves: they fit only the address and the password of their time."""
    try:
        async with transaction():  # a savepoint: PostgreSQL gives up the whole transaction after a refused row
            same = User.filter(id=user.id).using_db(tx.connection)
            await same.update(email=email, email_key=email_key(email), email_verified_at=verified_at)
    except IntegrityError:
        raise Invalid({"email": EMAIL_TAKEN}) from None
    await _delete_links(tx, user.id)
    before = {"email": user.email, "confirmed": user.email_verified_at is not None}
    change = {"before": before, "after": {"email": email, "confirmed": verified_at is not None}}
    await audit.record(audit.Action.USER_EMAIL_CHANGED, actor=actor, target=f"user:{user.id}", meta=change)


async def _delete_links(tx: Transaction, user_id: str) -> None:
    open_ones = OneTimeToken.filter(purpose=OneTimePurpose.EMAIL_CHANGE, created_by_id=user_id, used_at=None)
    await open_ones.using_db(tx.connection).update(used_at=clock.now())


async def is_email_confirmed(actor: Principal) -> bool:
    """Whether the actor has confirmed their address."""
    return await User.exists(id=actor.user_id, email_verified_at__isnull=False)
