"""Actions on people, as others see them."""

from app.accounts.schema import OfUser
from app.actions import action
from app.people import card
from app.people.card import Card
from app.principal import Principal


# As fast as somebody can open them, and no directory to be read by a program.
@action("getPerson", permission=None, rate="120 per minute")
async def get_person(actor: Principal, data: OfUser) -> Card:
    """What the actor may know of a person. Raises `NotFound`."""
    return await card.load_card(actor, data.user)
