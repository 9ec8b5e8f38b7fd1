"""The functions of notifications for other features: reading comes from `inbox.py`, marking from `read_marks.py`,
topics from `topics.py`, writing from `publish.py`."""

from collections.abc import Mapping
from dataclasses import dataclass

from tortoise.exceptions import IntegrityError

from app import audit
from app.accounts.models import Role, User, UserStatus
from app.database import Transaction, transaction
from app.errors import Forbidden, Invalid
from app.ids import id_named, new_id
from app.jobs import Job
from app.notifications.forms import SendNotification
from app.notifications.inbox import (
    Inbox,
    Item,
    items_by_id,
    load_inbox,
    load_latest,
    newest_seq,
    read_badge,
    read_position,
    stream_name,
    unread_count,
)
from app.notifications.kinds import ANNOUNCEMENT, USUAL
from app.notifications.models import InboxItem, Notification, Topic
from app.notifications.publish import (
    Audience,
    Draft,
    amend_data,
    amend_items,
    count_recipients,
    deliver,
    deliver_to,
    fill_inboxes,
    holders_of,
    keep_as_is,
    notifications_about,
    recipients,
    write,
)
from app.notifications.read_marks import mark_group_read, mark_read
from app.notifications.sending import FEW, SEND, send_to_many
from app.notifications.topics import TopicChoice, list_topics, set_subscription
from app.principal import Principal
from app.web.i18n import N_

__all__ = [
    "SEND",
    "Announced",
    "Audience",
    "Draft",
    "Inbox",
    "Item",
    "TopicChoice",
    "amend_data",
    "amend_items",
    "count_audience",
    "deliver_to",
    "holders_of",
    "items_by_id",
    "keep_as_is",
    "list_topics",
    "load_inbox",
    "load_latest",
    "mark_group_read",
    "mark_read",
    "newest_seq",
    "notifications_about",
    "publish",
    "read_badge",
    "read_position",
    "send",
    "set_subscription",
    "stream_name",
    "unread_count",
    "write",
]

_CHOOSE = N_("Choose one of the options.")


async def publish(
    actor_id: str | None,
    kind: str,
    audience: Audience,
    *,
    title: str = "",
    body: str = "",
    url: str = "",
    severity: int = USUAL,
    data: Mapping[str, str] | None = None,
    group_key: str = "",
) -> Notification:
    """Put a notification into the inbox of everyone in `audience`; connected people see it after the commit.

    Takes part in the running transaction, or makes its own. `data` fills the placeholders of `kind`; `group_key` says
    what it is about (`room:<id>`), so that it can be marked as read with that. People are not notified of their own
    mentions and direct messages. Raises `Invalid` for a `url` that is neither a path of this site nor https.
    """
    draft = Draft(kind, title, body, url, severity, data or {}, group_key)
    async with transaction() as tx:
        notification, _ = await deliver(tx, actor_id, audience, draft)
    return notification


@dataclass(frozen=True, slots=True)
class Announced:
    """The number of `people` an announcement is for. With `job`, the id of a job, some of them get it later."""

    people: int
    job: str | None = None


async def send(actor: Principal, form: SendNotification) -> Announced:
    """Send the announcement that `actor` wrote. Under a `client_id` the same is sent once, and the answer is the first
    one's.

    Raises `Forbidden` without the permission `send_notification`, `Invalid` for an audience that does not exist.
    """
    if not actor.may(SEND):
        raise Forbidden(SEND)
    draft = Draft(ANNOUNCEMENT, form.title, form.body, form.url, form.severity, {"author": actor.name})
    named = id_named(SEND, actor.user_id, form.model_dump_json()) if form.client_id else new_id()
    try:
        return await _send(actor, form, draft, named)
    except IntegrityError:
        earlier = await _sent_before(named)
        if earlier is None:
            raise
        return earlier


async def _send(actor: Principal, form: SendNotification, draft: Draft, notification_id: str) -> Announced:
    async with transaction() as tx:
        audience = await _audience(tx, form)
        people, job = await count_recipients(tx, audience), None
        notification = await write(tx, actor.user_id, audience, draft, notification_id)
        if people > FEW:
            job = await send_to_many(tx, actor, notification, audience, people)
        elif people:
            await fill_inboxes(tx, notification, await recipients(tx, audience))
        meta = {"audience": audience.kind, "key": audience.key, "people": people}
        await audit.record(
            audit.Action.NOTIFICATION_SENT, actor=actor, target=f"notification:{notification.id}", meta=meta
        )
    return Announced(people, job)


async def _sent_before(notification_id: str) -> Announced | None:
    job = await Job.get_or_none(id=notification_id)
    if job is not None:
        return Announced(job.total, job.id)
    if not await Notification.exists(id=notification_id):
        return None
    return Announced(await InboxItem.filter(notification_id=notification_id).count())


async def count_audience(actor: Principal, form: SendNotification) -> int:
    """How many people the announcement in `form` would go to now. Raises like `send`."""
    if not actor.may(SEND):
        raise Forbidden(SEND)
    async with transaction() as tx:
        return await count_recipients(tx, await _audience(tx, form))


async def _audience(tx: Transaction, form: SendNotification) -> Audience:
    if form.audience == "user":
        _require_exists(
            "user_id", await User.filter(id=form.user_id, status=UserStatus.ACTIVE).using_db(tx.connection).exists()
        )
        return Audience.user(form.user_id)
    if form.audience == "role":
        _require_exists("role", await Role.filter(key=form.role).using_db(tx.connection).exists())
        return Audience.role(form.role)
    if form.audience == "topic":
        _require_exists("topic", await Topic.filter(key=form.topic).using_db(tx.connection).exists())
        return Audience.topic(form.topic)
    return Audience.everyone()


def _require_exists(field: str, exists: bool) -> None:
    if not exists:
        raise Invalid({field: _CHOOSE})
