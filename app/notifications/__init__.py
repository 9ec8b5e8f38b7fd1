"""Notifications: publishing, inboxes, topics."""

from typing import Any

from quart import Quart

from app.accounts.security_notices import Notice, account_changed
from app.accounts.users import on_user_created
from app.accounts.users.erase import on_user_erased
from app.database import Transaction
from app.jobs import Job, long_job_ended
from app.notifications import announcements
from app.notifications.erased_authors import forget_author, install_erased_authors
from app.notifications.kinds import JOB_ENDED, USUAL
from app.notifications.models import InboxItem, Subscription
from app.notifications.socket import NotificationsNamespace
from app.notifications.views import inbox as inbox_views
from app.notifications.views import send as send_views
from app.outbox import Outbox
from app.principal import Principal
from app.realtime.hub import Hub
from app.realtime.streams import open_stream
from app.web.pages import shell_provider

# Installing notifications in the application.

# Severity of changes to the reader's own account.
_URGENT = 4
_PAGES = {Notice.FACTORS_REMOVED: "/account/security", Notice.EMAIL_CHANGED: "/account"}


@shell_provider
async def notifications_in_shell(principal: Principal) -> dict[str, Any]:
    """What every page shows: the number of unread items, and the stream position that it belongs to."""
    if not principal.may(NotificationsNamespace.permission):
        return {"notifications": None}
    unread, position = await announcements.read_badge(principal.user_id)
    return {
        "notifications": {
            "unread": unread,
            "stream": announcements.stream_name(principal.user_id),
            "seq": position.top,
            "epoch": position.epoch,
        }
    }


async def create_inbox(tx: Transaction, user_id: str) -> None:
    """Create the stream of a new person's notifications in the running transaction."""
    await open_stream(tx, announcements.stream_name(user_id))


async def delete_inbox(tx: Transaction, user_id: str) -> None:
    """Delete a person's inbox and topic choices in the running transaction."""
    for kept in (InboxItem, Subscription):
        await kept.filter(user_id=user_id).using_db(tx.connection).delete()


async def notify_account_change(user_id: str, notice: Notice) -> None:
    """Notify a person that somebody else changed their account."""
    audience = announcements.Audience.user(user_id)
    await announcements.publish(None, notice.value, audience, severity=_URGENT, url=_PAGES[notice])


async def notify_job_ended(job: Job, title: str) -> None:
    """Tell who began `job` that it has ended; part of the transaction that runs."""
    data = {"title": title, "done": str(job.done), "total": str(job.total)}
    severity = USUAL if job.done == job.total else _URGENT
    audience = announcements.Audience.user(job.user_id)
    await announcements.publish(None, JOB_ENDED, audience, severity=severity, url=f"/jobs/{job.id}", data=data)


def install_notifications(app: Quart, hub: Hub, outbox: Outbox) -> None:
    """Add the pages and the namespace of notifications to `app`, and their work to `outbox`."""
    install_erased_authors(outbox)
    hub.server.serve_namespace(NotificationsNamespace(hub))
    on_user_created.connect(create_inbox)
    on_user_erased.connect(delete_inbox)
    on_user_erased.connect(forget_author)
    account_changed.connect(notify_account_change)
    long_job_ended.connect(notify_job_ended)
    app.register_blueprint(inbox_views.blueprint)
    app.register_blueprint(send_views.blueprint)


__all__ = ["install_notifications"]
