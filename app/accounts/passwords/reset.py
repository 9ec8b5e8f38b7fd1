"""Resetting a forgotten password: by a link mailed to the stored address, or, where there is no mail, by one that an
administrator hands over. No one ever chooses a password for somebody else."""

from dataclasses import dataclass
from datetime import timedelta

from app import audit
from app.accounts import one_time_tokens, passwords
from app.accounts.access import access_user
from app.accounts.models import OneTimePurpose, OneTimeToken, Role, User, UserStatus
from app.accounts.security_notices import OwnNotice, send_own_notice
from app.accounts.sessions import revoke_all_sessions
from app.accounts.sign_in.password import MinimumDuration
from app.accounts.users import find_by_email
from app.clock import clock
from app.database import Transaction, transaction
from app.errors import Conflict, NotFound
from app.mail import MailQueue, OutgoingEmail
from app.principal import Principal
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule, address_key
from app.text import email_key

# Longer than the ten minutes of ASVS 6.5.5: mail takes its time, and the link works once.
RESET_LIFETIME = timedelta(minutes=30)

# Counted under what was typed, whether or not there is such an account. It bounds what a stranger can do to a mailbox.
EMAIL_RULE = Rule.of("reset:email", "3 per hour")
ADDRESS_RULE = Rule.of("reset:address", "20 per hour")


@dataclass(frozen=True, slots=True)
class Reset:
    """The account that a reset link is for, and the length that its new password needs."""

    email: str
    min_length: int


async def request_reset(mail: MailQueue, limiter: Limiter, email: str, address: str) -> None:
    """Mail a reset link to the account with `email`, if there is one. Answer and timing are the same if there is none.

    Raises `RateLimited`.
    """
    async with (
        limiter.attempt(ADDRESS_RULE, address_key(address)),
        limiter.attempt(EMAIL_RULE, email_key(email)),
    ):
        await _request(mail, email)


async def _request(mail: MailQueue, email: str) -> None:
    floor = MinimumDuration()
    user = await find_by_email(email)
    typed = {"typed": audit.key().pseudonym(email_key(email))}
    if user is None or user.status != UserStatus.ACTIVE:
        await audit.record(audit.Action.RESET_REQUESTED, outcome="failed", meta=typed)
    else:
        async with transaction() as tx:
            link = await _issue_link(tx, mail.origin, user, None)
            values = {"name": user.name, "link": link}
            await mail.send(tx, OutgoingEmail(user.email, user.locale, "password_reset", values, RESET_LIFETIME))
            await audit.record(audit.Action.RESET_REQUESTED, target=f"user:{user.id}", meta=typed)
    await floor.wait()


async def create_reset_link(actor: Principal, origin: str, user_id: str) -> tuple[User, str]:
    """The person with `user_id`, and a link for the actor to hand over to them.

    Raises `Forbidden`, `NotFound`, and `Conflict` (`own_account`, `suspended`).
    """
    async with transaction() as tx:
        user = await access_user(actor, user_id)
        return user, await _create_link(tx, origin, user, actor)


async def create_reset_link_by_email(origin: str, email: str) -> str:
    """A reset link for the account with `email`, from the command line. Raises `NotFound`, and `Conflict`
    (`suspended`)."""
    user = await find_by_email(email)
    if user is None:
        raise NotFound("no user has this email address")
    async with transaction() as tx:
        return await _create_link(tx, origin, user, None)


async def _create_link(tx: Transaction, origin: str, user: User, actor: Principal | None) -> str:
    if user.status != UserStatus.ACTIVE:
        raise Conflict("the account is suspended", code="suspended")
    link = await _issue_link(tx, origin, user, actor)
    await audit.record(audit.Action.RESET_LINK_CREATED, actor=actor, target=f"user:{user.id}")
    return link


async def _issue_link(tx: Transaction, origin: str, user: User, actor: Principal | None) -> str:
    data = {"user": user.id, "stamp": reset_fingerprint(user)}
    actor_id = actor.user_id if actor else None
    token = await one_time_tokens.issue(tx, OneTimePurpose.RESET, RESET_LIFETIME, data, actor_id=actor_id)
    return f"{origin}/reset/{token}"


def reset_fingerprint(user: User) -> str:
    """A value that changes with the password and the address; a link made for an older one stops working."""
    changed_at = user.password_changed_at
    return f"{changed_at.timestamp() if changed_at else 0} {user.email_key}"


async def look_up_reset(token: str) -> Reset:
    """What the link with `token` is for. Raises `NotFound` if it is wrong, used or expired."""
    user = await _owner(await one_time_tokens.look_up(OneTimePurpose.RESET, token))
    return Reset(user.email, passwords.min_length(manages=await _is_manager(user)))


async def _owner(row: OneTimeToken) -> User:
    user = await User.get_or_none(id=row.data["user"])
    if user is None or user.status != UserStatus.ACTIVE or reset_fingerprint(user) != row.data["stamp"]:
        raise NotFound("the link is no longer good")
    return user


async def _is_manager(user: User) -> bool:
    return "manage_users" in (await Role.get(key=user.role_id)).permissions


async def reset_password(mail: MailQueue, token: str, password: str) -> None:
    """Set `password` for the owner of the link, and end all their sessions. It does not sign in: access to the mailbox
    is no second factor.

    Raises `NotFound` if the link is wrong, used or expired, and `Invalid` at `password`.
    """
    row = await one_time_tokens.look_up(OneTimePurpose.RESET, token)
    user = await _owner(row)
    manages = await _is_manager(user)
    await passwords.check_strength(password, (user.name, user.email), manages=manages, field="password")
    password_hash = await passwords.hash_password(password)
    async with transaction() as tx:
        await one_time_tokens.consume(tx, row)
        current = await User.filter(id=user.id).using_db(tx.connection).select_for_update().first()
        if current is None or reset_fingerprint(current) != row.data["stamp"]:
            raise NotFound("the link is no longer good")
        changed = User.filter(id=user.id).using_db(tx.connection)
        await changed.update(password_hash=password_hash, password_changed_at=clock.now())
        await revoke_all_sessions(tx, user.id, "password_reset", user.id)
        await audit.record(audit.Action.USER_PASSWORD_RESET, actor=user.id, target=f"user:{user.id}")
        await send_own_notice(tx, mail, user, OwnNotice.PASSWORD_CHANGED)
