"""Actions on people, as others see them."""

from app.accounts.schema import OfUser
from app.actions import Nothing, action
from app.errors import TooLarge
from app.people import avatars, card
from app.people.card import Card
from app.people.schema import SetAvatar
from app.principal import Principal


# As fast as somebody can open them, and no directory to be read by a program.
@action("getPerson", permission=None, rate="120 per minute")
async def get_person(actor: Principal, data: OfUser) -> Card:
    """What the actor may know of a person. Raises `NotFound`."""
    return await card.load_card(actor, data.user)


@action("setAvatar", permission=None, rate="20 per 5 minute", shared=True)
async def set_avatar(actor: Principal, data: SetAvatar) -> str:
    """Have a picture, of which the version is returned. Raises `TooLarge`, `TypeNotAllowed`, and `Invalid` (at `file`,
    or `broken_picture`)."""
    if data.size > avatars.MAX_BYTES:
        raise TooLarge.bytes_over(avatars.MAX_BYTES)
    return await avatars.set_avatar(actor, data.path)


@action("removeAvatar", permission=None, rate="60 per minute")
async def remove_avatar(actor: Principal, data: Nothing) -> None:  # noqa: ARG001 - it has no fields
    """Have no picture any more."""
    await avatars.remove_avatar(actor)
