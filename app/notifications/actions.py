"""The actions on notifications: each declared once, with its input, permission and rate."""

from app.actions import action
from app.notifications import announcements
from app.notifications.announcements import SEND, Announced
from app.notifications.forms import SendNotification
from app.notifications.schema import MarkRead, Subscribe, Unsubscribe
from app.principal import Principal

READ = "receive_notifications"


@action("subscribe", permission=READ, rate="20 per 10 second")
async def subscribe(actor: Principal, data: Subscribe) -> None:
    """Follow a topic from now on. Raises `NotFound` for an unknown topic."""
    await announcements.set_subscription(actor.user_id, data.topic, True)


@action("unsubscribe", permission=READ, rate="20 per 10 second")
async def unsubscribe(actor: Principal, data: Unsubscribe) -> None:
    """Stop following a topic. Raises `NotFound` for an unknown topic."""
    await announcements.set_subscription(actor.user_id, data.topic, False)


@action("markNotificationsRead", permission=READ, rate="40 per 10 second")
async def mark_read(actor: Principal, data: MarkRead) -> int:
    """Mark items of the actor's inbox as read; returns the number of unread items."""
    return await announcements.mark_read(actor.user_id, ids=data.ids, up_to_seq=data.up_to_seq)


# A broadcast writes a row for every person, so this bounds the load.
@action("sendNotification", permission=SEND, rate="20 per minute")
async def send_notification(actor: Principal, data: SendNotification) -> Announced:
    """Notify a person, a role, the followers of a topic, or everyone; returns how many people that is, and the job if
    there is one. Raises `Invalid` for an audience that does not exist."""
    return await announcements.send(actor, data)
