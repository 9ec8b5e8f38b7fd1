"""Actions on the allow-list, for those who manage settings."""

from typing import Annotated

from pydantic import Field
from quart import current_app

from app.actions import Input, action
from app.ip_allowlist import service
from app.ip_allowlist.middleware import Enforcement
from app.ip_allowlist.rules import Rule, parse_rules
from app.ip_allowlist.service import MANAGE, Effect
from app.principal import Principal
from app.web.request_context import current_caller

ENFORCEMENT = "addresses"
# Two hundred lines with the longest network and a long note.
Lines = Annotated[str, Field(max_length=50_000)]


class ProposedRules(Input):
    """What is to be the list: for each area a network on each line, and after it what it is."""

    pages: Lines = ""
    sign_in: Lines = ""
    sockets: Lines = ""

    def rules(self) -> list[Rule]:
        """As the service takes them. Raises `Invalid` at the area."""
        return parse_rules({"pages": self.pages, "sign_in": self.sign_in, "sockets": self.sockets})


class SaveRules(ProposedRules):
    """The same, made from `version` of the list; `confirm` where it locks oneself out."""

    version: Annotated[str, Field(max_length=16)] = ""
    confirm: bool = False


# Asks every node who would be cut off. It changes nothing, and so asks for no proof.
@action("tryAddresses", permission=MANAGE, rate="30 per minute")
async def try_addresses(actor: Principal, data: ProposedRules) -> Effect:
    """What a list would do. Raises `Invalid` at the area."""
    return await service.preview_effect(actor, enforcement(), data.rules(), current_caller().address)


@action("saveAddresses", permission=MANAGE, rate="20 per minute", proof=True)
async def save_addresses(actor: Principal, data: SaveRules) -> None:
    """Make it the list. Raises `Invalid` at the area, and `Conflict` (`locks_you_out`) and `Stale`."""
    place = {"address": current_caller().address, "version": data.version}
    await service.save_rules(actor, enforcement(), data.rules(), **place, confirmed=data.confirm)


def enforcement() -> Enforcement:
    """What holds everyone to the list in the running application."""
    found: Enforcement = current_app.extensions[ENFORCEMENT]
    return found
