"""Actions on invitations, for those who manage users."""

from app.accounts import invitations
from app.accounts.actions.users import MANAGE
from app.accounts.context import accounts
from app.accounts.schema import InviteUser, OfInvitation
from app.actions import action
from app.principal import Principal


@action("inviteUser", permission=MANAGE, rate="60 per minute", proof=True, shared=True)
async def invite_user(actor: Principal, data: InviteUser) -> str:
    """A link that makes one person with an address and a role, in a letter if there is mail. Raises `Forbidden`, and
    `Invalid` at `email`, `role`, `locale`."""
    return await invitations.invite_user(actor, accounts().mail, data.email, data.role, locale=data.locale)


@action("renewInvitation", permission=MANAGE, rate="60 per minute", proof=True, shared=True)
async def renew_invitation(actor: Principal, data: OfInvitation) -> tuple[dict[str, str], str]:
    """What an invitation offers (`email`, `role`), and a new link for it. Raises `Forbidden`, `NotFound` and
    `Invalid`."""
    return await invitations.renew_invitation(actor, accounts().mail, data.invitation)


# Takes back what was offered, and so asks for no proof.
@action("withdrawInvitation", permission=MANAGE, rate="60 per minute")
async def withdraw_invitation(actor: Principal, data: OfInvitation) -> None:
    """Have the link of an invitation work no more. Raises `Forbidden` and `NotFound`."""
    await invitations.withdraw_invitation(actor, data.invitation)
