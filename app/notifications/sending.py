"""Sending to many: a job, which writes into some inboxes at a time."""

from app.database import Transaction
from app.jobs import Job, JobKind, Run, begin_job, job_kind
from app.notifications.models import Notification
from app.notifications.publish import Audience, fill_inboxes, recipients
from app.principal import Principal
from app.web.i18n import gettext

# So many are written at once, in the request that sends.
FEW = 100
# A chunk takes some ten milliseconds, during which nobody else writes.
CHUNK = 100

SEND = "send_notification"
_KIND = "notification.send"


async def send_to_many(
    tx: Transaction, actor: Principal, notification: Notification, audience: Audience, people: int
) -> str:
    """Have `notification` reach the `people` in `audience`; the id of the job, which is that of the notification."""
    told = {"notification": notification.id, "title": notification.title, "people": list(audience.ids)}
    return await begin_job(tx, actor, _KIND, told, people, notification.id)


async def _send_chunk(run: Run) -> None:
    async with run.portion() as tx:
        notification = await Notification.get(id=run.input["notification"], using_db=tx.connection)
        audience = Audience(notification.audience_kind, notification.audience_key, tuple(run.input["people"]))
        people = await recipients(tx, audience, after=run.at.get("after", ""), most=CHUNK)
        if people:
            await fill_inboxes(tx, notification, people)
            run.count(len(people))
            run.at["after"] = people[-1]
        if len(people) < CHUNK:
            run.end()


def _title(job: Job) -> str:
    return gettext("Send notification “%(title)s”", title=job.input["title"])


job_kind(
    JobKind(
        name=_KIND,
        work=_send_chunk,
        title=_title,
        back=lambda job: "/notifications/send",  # noqa: ARG005
        permission=lambda job: SEND,  # noqa: ARG005
        private=("people",),
    )
)
