"""Actions on invitations, for those who manage users."""

import hmac
import json

from app.accounts import invitations, one_time_tokens
from app.accounts.actions.users import MANAGE
from app.accounts.context import accounts
from app.accounts.schema import InviteUser, OfInvitation
from app.actions import action
from app.principal import Principal


@action("inviteUser", permission=MANAGE, rate="60 per minute", proof=True, shared=True)
async def invite_user(actor: Principal, data: InviteUser) -> str:
    """A link that makes one person with an address and a role, in a letter if there is mail; the first one's link if
    the same is sent again under a `client_id`. Raises `Forbidden`, and `Invalid` at `email`, `role`, `locale`."""
    token = _token("invite", actor.user_id, data.model_dump_json()) if data.client_id else None
    mail = accounts().mail
    return await invitations.invite_user(actor, mail, data.email, data.role, locale=data.locale, token=token)


@action("renewInvitation", permission=MANAGE, rate="60 per minute", proof=True, shared=True)
async def renew_invitation(actor: Principal, data: OfInvitation) -> tuple[dict[str, str], str]:
    """What an invitation offers (`email`, `role`), and a new link for it, which is the same for a second click. Raises
    `Forbidden`, `NotFound` and `Invalid`."""
    token = _token("renew", actor.user_id, data.invitation)
    return await invitations.renew_invitation(actor, accounts().mail, data.invitation, token)


# Takes back what was offered, and so asks for no proof.
@action("withdrawInvitation", permission=MANAGE, rate="60 per minute")
async def withdraw_invitation(actor: Principal, data: OfInvitation) -> None:
    """Have the link of an invitation work no more. Raises `Forbidden` and `NotFound`."""
    await invitations.withdraw_invitation(actor, data.invitation)


def _token(*said: str) -> str:
    """The token of a link that is made again by the same: it is kept nowhere, so that a second click on a form could
    not show the link of the first otherwise."""
    seed = hmac.digest(accounts().links_key, json.dumps(said).encode(), "sha256")
    return one_time_tokens.made_of(seed)
