"""Actions on other people's accounts, for those who manage users."""

from app.accounts import sessions
from app.accounts.context import accounts
from app.accounts.mfa import admin_reset
from app.accounts.models import User
from app.accounts.passwords import reset
from app.accounts.schema import ChangeUserRole, OfSession, OfUser, SetUserEmail
from app.accounts.users import email_change, manage
from app.accounts.users import erase as erasing
from app.actions import action
from app.principal import Principal

MANAGE = "manage_users"


@action("changeUserRole", permission=MANAGE, rate="60 per minute", proof=True)
async def change_user_role(actor: Principal, data: ChangeUserRole) -> None:
    """Give a person another role. Raises `Invalid` at `role`, `Forbidden`, `NotFound`, `Stale`, and `Conflict`
    (`own_account`, `last_owner`)."""
    await manage.change_role_of_user(actor, data.user, data.role, data.version)


@action("suspendUser", permission=MANAGE, rate="60 per minute", proof=True)
async def suspend_user(actor: Principal, data: OfUser) -> None:
    """Keep a person out and end their sessions. Raises `Forbidden`, `NotFound`, and `Conflict` (`own_account`,
    `last_owner`)."""
    await manage.suspend_user(actor, data.user)


@action("restoreUser", permission=MANAGE, rate="60 per minute", proof=True)
async def restore_user(actor: Principal, data: OfUser) -> None:
    """Let a suspended person in again. Raises `Forbidden`, `NotFound`, and `Conflict` (`own_account`)."""
    await manage.restore_user(actor, data.user)


@action("signOutUser", permission=MANAGE, rate="60 per minute", proof=True)
async def sign_out_user(actor: Principal, data: OfUser) -> None:
    """End every session of a person. Raises `Forbidden`, `NotFound`, and `Conflict` (`own_account`)."""
    await manage.sign_out_everywhere(actor, data.user)


@action("removeUserFactors", permission=MANAGE, rate="30 per minute", proof=True, shared=True)
async def remove_user_factors(actor: Principal, data: OfUser) -> None:
    """Remove all second factors of a person, who gets a letter. Raises `Forbidden`, `NotFound`, and `Conflict`
    (`own_account`, `no_factors`)."""
    await admin_reset.remove_factors(accounts().mail, actor, data.user)


@action("eraseUser", permission=MANAGE, rate="30 per minute", proof=True)
async def erase_user(actor: Principal, data: OfUser) -> None:
    """Erase what is known of a person, for good. Raises `Forbidden`, `NotFound`, and `Conflict` (`own_account`,
    `erased`, `last_owner`)."""
    await erasing.erase_user(actor, data.user)


@action("setUserEmail", permission=MANAGE, rate="30 per minute", proof=True, shared=True)
async def set_user_email(actor: Principal, data: SetUserEmail) -> None:
    """Give a person another address; a letter to the old one says so. Raises `Invalid` at `email`, `Forbidden`,
    `NotFound`, `Stale`, and `Conflict` (`own_account`)."""
    await email_change.set_email(actor, accounts().mail, data.user, data.email, data.version)


@action("makeResetLink", permission=MANAGE, rate="30 per minute", proof=True, shared=True)
async def make_reset_link(actor: Principal, data: OfUser) -> tuple[User, str]:
    """A link with which a person chooses a new password, and who that is. Raises `Forbidden`, `NotFound`, and
    `Conflict` (`own_account`, `suspended`)."""
    return await reset.create_reset_link(actor, accounts().settings.origin, data.user)


@action("endUserSession", permission=MANAGE, rate="60 per minute", proof=True)
async def end_user_session(actor: Principal, data: OfSession) -> None:
    """End somebody's session. Raises `Forbidden`, `NotFound`, and `Conflict` (`own_account`)."""
    await sessions.revoke_user_session(actor, data.session)
