"""Actions on accounts at the OpenID provider: connecting and disconnecting them, and proving with one who one is."""

from app.accounts.context import accounts
from app.accounts.oidc import identities
from app.accounts.oidc.authorization_flow import Departure, depart
from app.accounts.schema import OfIdentity, ProveElsewhere
from app.actions import Nothing, action
from app.principal import Principal


@action("connectIdentity", permission=None, rate="20 per minute", proof=True)
async def connect_identity(actor: Principal, data: Nothing) -> Departure:  # noqa: ARG001 - it has no fields
    """Go to the provider to connect an account there. Raises `NotFound` without a provider, and `OpenIdRefused`."""
    return await depart(accounts().provider, "link", "/account?notice=identity-linked", actor.session_id)


# Here the proof is given.
@action("proveElsewhere", permission=None, rate="20 per minute")
async def prove_elsewhere(actor: Principal, data: ProveElsewhere) -> Departure:
    """Go to the provider to prove who one is. Raises `NotFound` without a provider, and `OpenIdRefused`."""
    return await depart(accounts().provider, "sudo", data.next, actor.session_id)


@action("unlinkIdentity", permission=None, rate="20 per minute", proof=True)
async def unlink_identity(actor: Principal, data: OfIdentity) -> None:
    """Disconnect an account. Raises `NotFound`, and `Conflict` (`last_way_in`)."""
    await identities.unlink_identity(accounts().mail, actor, data.identity)
