"""Actions on people, as others see them."""

from datetime import UTC, datetime

from app.accounts.schema import OfUser
from app.accounts.users import status
from app.accounts.users.status import Status
from app.actions import Nothing, action
from app.chat.messages.emoji import find_emoji
from app.clock import clock
from app.errors import Invalid, TooLarge
from app.people import avatars, card
from app.people.card import Card
from app.people.schema import SetAvatar, SetDoNotDisturb, SetStatus
from app.principal import Principal
from app.web.i18n import N_
from app.web.timezones import find_zone

NO_EMOJI = N_("Choose an emoji, or type its name.")


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


@action("setStatus", permission=None, rate="30 per minute")
async def set_status(actor: Principal, data: SetStatus) -> None:
    """Say what one is doing, for a while. Raises `Invalid` at `emoji`, `text` or `day`."""
    emoji = find_emoji(data.emoji) if data.emoji else ""
    if emoji is None:
        raise Invalid({"emoji": NO_EMOJI})
    ends = status.status_end(data.ends, data.day, find_zone(actor.timezone or data.zone) or UTC, clock.now())
    await status.set_status(actor, Status(emoji, status.clean_text(data.text), ends))


@action("clearStatus", permission=None, rate="30 per minute")
async def clear_status(actor: Principal, data: Nothing) -> None:  # noqa: ARG001 - it has no fields
    """Say nothing of what one is doing any more."""
    await status.clear_status(actor)


@action("setDoNotDisturb", permission=None, rate="30 per minute")
async def set_do_not_disturb(actor: Principal, data: SetDoNotDisturb) -> datetime:
    """Be left alone until the moment that is returned. Raises `Invalid` at `until`."""
    until = status.dnd_end(data.length, data.until, find_zone(actor.timezone or data.zone) or UTC, clock.now())
    await status.set_dnd(actor, until)
    return until


@action("endDoNotDisturb", permission=None, rate="30 per minute")
async def end_do_not_disturb(actor: Principal, data: Nothing) -> None:  # noqa: ARG001 - it has no fields
    """Be disturbed again by what comes."""
    await status.set_dnd(actor, None)
