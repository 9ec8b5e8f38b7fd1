"""Actions on roles, for those who manage them."""

from typing import Annotated

from pydantic import Field
from quart import current_app

from app.accounts.roles import custom, load_role_names
from app.accounts.schema import RoleKey
from app.actions import ClientId, Input, action
from app.ids import id_named
from app.principal import PERMISSIONS, Principal
from app.realtime.cluster.nodes import ACCOUNTS
from app.realtime.hub import Hub
from app.versions import SeenVersion

MANAGE = "manage_roles"
# What nodes tell each other when a role has another name, or there is another role.
_NAMED = "roles_named"
Permission = Annotated[str, Field(max_length=32)]


class RoleRules(Input):
    """What a role is called, and what it may."""

    name: Annotated[str, Field(max_length=custom.NAME_LENGTH)] = ""
    permissions: Annotated[list[Permission], Field(max_length=len(PERMISSIONS))] = []


class CreateRole(RoleRules):
    """Make a role. Under one `client_id` the same is made once."""

    client_id: ClientId = ""


class OfRole(Input):
    """Input of an action on a role: its key."""

    key: RoleKey


class ChangeRole(RoleRules):
    """Give a role another name and other permissions."""

    key: RoleKey
    version: SeenVersion = None


class RemoveRole(OfRole):
    """Remove a role; who has it gets `role` instead."""

    role: RoleKey = ""


class RequireFactor(OfRole):
    """Say whether a role wants a second factor."""

    mfa_required: bool = False
    version: SeenVersion = None


@action("createRole", permission=MANAGE, rate="30 per minute", proof=True)
async def create_role(actor: Principal, data: CreateRole) -> str:
    """Make a role; its key, which is the first one's if the same is sent again under a `client_id`. Raises `Forbidden`,
    and `Invalid` at `name` or `permissions`."""
    named = id_named("createRole", actor.user_id, data.model_dump_json()) if data.client_id else None
    key = await custom.create_role(actor, data.name, data.permissions, named)
    _broadcast_role_names()
    return key


@action("changeRole", permission=MANAGE, rate="30 per minute", proof=True)
async def change_role(actor: Principal, data: ChangeRole) -> None:
    """Change the name of a role and what it may. Raises `Forbidden`, `NotFound`, `Stale`, `Conflict`
    (`built_in_role`, `own_role`), and `Invalid` at `name` or `permissions`."""
    await custom.change_role(actor, data.key, data.name, data.permissions, data.version)
    _broadcast_role_names()


@action("removeRole", permission=MANAGE, rate="30 per minute", proof=True)
async def remove_role(actor: Principal, data: RemoveRole) -> None:
    """Remove a role. Raises like `changeRole`, and `Invalid` at `role`."""
    await custom.remove_role(actor, data.key, data.role)
    _broadcast_role_names()


@action("requireFactor", permission=MANAGE, rate="30 per minute", proof=True)
async def require_factor(actor: Principal, data: RequireFactor) -> None:
    """Let who has a role get nowhere without a second factor, or no longer so. Raises `Forbidden`, `NotFound` and
    `Stale`."""
    await custom.require_factor(actor, data.key, data.mfa_required, data.version)


# -- names on every node


def _broadcast_role_names() -> None:
    """Have every node reload the names of roles."""
    hub: Hub = current_app.extensions["hub"]
    hub.nodes.run_everywhere(ACCOUNTS, _NAMED)


def subscribe_role_names(hub: Hub) -> None:
    """Load the names of roles when the server starts, and whenever a node says that they changed."""

    def learn() -> None:
        hub.server.spawn(load_role_names())

    hub.nodes.on(_NAMED, learn)
    hub.nodes.bus.on_restored(learn)
