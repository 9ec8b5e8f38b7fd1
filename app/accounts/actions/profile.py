"""Actions on one's own account: name, how things look, password, address."""

from app.accounts.context import accounts
from app.accounts.schema import ChangeEmail, ChangePassword, ConfirmEmail, SetPreferences, UpdateProfile
from app.accounts.users import email_change
from app.accounts.users import profile as own
from app.accounts.users.profile import Preferences
from app.actions import action
from app.principal import Principal


@action("updateProfile", permission=None, rate="30 per minute")
async def update_profile(actor: Principal, data: UpdateProfile) -> Preferences:
    """Change one's name and how things are shown; what was chosen. Raises `Invalid` and `Stale`."""
    await own.update_profile(actor, data.name, data.preferences(), data.version)
    return data.preferences()


@action("setPreferences", permission=None, rate="60 per minute")
async def set_preferences(actor: Principal, data: SetPreferences) -> Preferences:
    """Change how things are shown; what was chosen. Raises `Invalid`."""
    await own.update_preferences(actor, data.preferences())
    return data.preferences()


# Asks for the password itself, and so for no other proof.
@action("changePassword", permission=None, rate="20 per 15 minute", shared=True)
async def change_password(actor: Principal, data: ChangePassword) -> None:
    """Have another password; all other sessions end. Raises `RateLimited`, and `Invalid` at `current_password` or
    `new_password`."""
    here = accounts()
    await own.change_password(here.limiter, here.mail, actor, data.current_password, data.new_password)


@action("changeEmail", permission=None, rate="5 per hour", proof=True, shared=True)
async def change_email(actor: Principal, data: ChangeEmail) -> None:
    """Ask for another address, by a link that is sent there. Raises `RateLimited`, `Invalid` at `email`, and `Conflict`
    (`no_mail`)."""
    await email_change.request_email_change(accounts().mail, accounts().limiter, actor, data.email)


# The link is the proof.
@action("confirmEmail", permission=None, rate="20 per minute")
async def confirm_email(actor: Principal, data: ConfirmEmail) -> str:
    """Have the address that a link is for, which is returned. Raises `NotFound`."""
    return await email_change.confirm_email(accounts().mail, actor, data.token)
