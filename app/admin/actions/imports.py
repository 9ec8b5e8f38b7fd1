"""Actions on files of people, for those who manage users."""

from app.accounts.actions.users import MANAGE
from app.accounts.schema import ImportUsers
from app.accounts.users import csv_import
from app.accounts.users.csv_import import PlannedInvitation, read_people
from app.actions import action
from app.admin.import_jobs import begin_import
from app.principal import Principal


@action("planImport", permission=MANAGE, rate="30 per minute", proof=True)
async def plan_import(actor: Principal, data: ImportUsers) -> list[PlannedInvitation]:
    """What `importUsers` would do. Raises `Invalid` at `file`."""
    return await csv_import.plan_import(actor, read_people(data.file).rows, data.role)


# Each may write five hundred letters.
@action("importUsers", permission=MANAGE, rate="20 per hour", proof=True, shared=True)
async def import_users(actor: Principal, data: ImportUsers) -> str:
    """Have everyone whom a file names invited, except those with errors; the id of the job. Raises `Invalid` at
    `file`."""
    return await begin_import(actor, await plan_import.perform(actor, data))
