"""Actions on files of people, for those who manage users."""

from app.accounts.actions.users import MANAGE
from app.accounts.schema import ImportUsers
from app.accounts.users import csv_import
from app.accounts.users.csv_import import PlannedInvitation, read_people
from app.actions import action
from app.admin.import_jobs import begin_import
from app.ids import id_named, new_id
from app.principal import Principal


@action("planImport", permission=MANAGE, rate="30 per minute", proof=True)
async def plan_import(actor: Principal, data: ImportUsers) -> list[PlannedInvitation]:
    """What `importUsers` would do. Raises `Invalid` at `file`."""
    return await csv_import.plan_import(actor, read_people(data.file).rows, data.role)


# Each may write five hundred letters.
@action("importUsers", permission=MANAGE, rate="20 per hour", proof=True, shared=True)
async def import_users(actor: Principal, data: ImportUsers) -> str:
    """Have everyone whom a file names invited, except those with errors; the id of the job, which is the first one's if
    the same is sent again under a `client_id`. Raises `Invalid` at `file`."""
    job_id = id_named("importUsers", actor.user_id, data.model_dump_json()) if data.client_id else new_id()
    return await begin_import(actor, await plan_import.perform(actor, data), job_id)
