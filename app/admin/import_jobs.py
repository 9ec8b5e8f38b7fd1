"""Inviting everyone whom a file names, as a job. The links are its file, which is encrypted and soon forgotten."""

from collections.abc import Sequence

from quart import current_app
from tortoise.exceptions import IntegrityError

from app import audit
from app.accounts.context import accounts
from app.accounts.invitations import invite_user
from app.accounts.mfa.totp import decrypt, encrypt
from app.accounts.roles import role_name
from app.accounts.users.csv_import import PlannedInvitation
from app.admin.lists.export import BOM, csv_cell, csv_line
from app.database import transaction
from app.errors import Invalid
from app.jobs import Job, JobFile, JobKind, Run, begin_job, job_kind, refusal_code
from app.key_derivation import derive_key
from app.principal import Principal
from app.settings import Settings
from app.web.i18n import gettext

_KIND = "users.import"
_MANAGE = "manage_users"


async def begin_import(actor: Principal, planned: Sequence[PlannedInvitation], job_id: str) -> str:
    """Have those who are `planned` invited, except those with errors, by a job with `job_id`; its id. If it has begun
    already, nobody is invited again: the links of the first time would stop working."""
    rows = [[each.row.number, each.row.email, each.role, list(each.errors.values())] for each in planned]
    try:
        async with transaction() as tx:
            return await begin_job(
                tx, actor, _KIND, {"rows": rows, "mailed": accounts().mail.enabled}, len(rows), job_id
            )
    except IntegrityError:
        if not await Job.exists(id=job_id, user_id=actor.user_id):
            raise
        return job_id


async def _invite_some(run: Run) -> None:
    rows, at = run.input["rows"], run.at.get("at", 0)
    async with run.portion():
        if not at:
            run.write(_sealed(run.job, BOM + _line(gettext("Email"), gettext("Role"), gettext("Invitation link"))))
        for row in rows[at:]:
            await _invite(run, *row)
            at += 1
            if not run.has_time:
                break
        run.at["at"] = at
        if at == len(rows):
            run.end()
            done = run.done_so_far
            meta = {"invited": done, "left_out": len(rows) - done}
            await audit.record(audit.Action.INVITATIONS_IMPORTED, actor=run.actor, target="list:invitations", meta=meta)


async def _invite(run: Run, number: int, email: str, role: str, errors: list[str]) -> None:
    name = f"{number}: {email}"
    if errors:
        return run.refuse(errors[0], name)
    try:
        async with transaction():  # a savepoint: what fails is undone, and nothing else
            link = await invite_user(run.actor, accounts().mail, email, role)
    except Invalid as refusal:  # it was all right when it was looked at
        run.refuse(next(iter(refusal.fields.values()), refusal.code), name)
    except Exception as error:
        run.refuse(refusal_code(error), name)
    else:
        run.count()
        run.write(_sealed(run.job, _line(email, role_name(role), link)))


def _line(*cells: str) -> bytes:
    return csv_line([csv_cell(cell) for cell in cells])


# Whoever has a link can join in the place of the person it is for, so the database alone is not to give them away.


def _key() -> bytes:
    settings: Settings = current_app.config["SETTINGS"]
    return derive_key(settings.secret_key, "files of jobs")


def _sealed(job: Job, content: bytes) -> bytes:
    sealed = encrypt(_key(), content.decode(), job.id)
    return len(sealed).to_bytes(4, "big") + sealed


def _unsealed(key: bytes, job: Job, content: bytes) -> bytes:
    opened = b""
    while content:
        end = 4 + int.from_bytes(content[:4], "big")
        opened += decrypt(key, content[4:end], job.id).encode()
        content = content[end:]
    return opened


def _file(job: Job) -> JobFile:
    key = _key()
    return JobFile("invitations.csv", "text/csv; charset=utf-8", lambda content: _unsealed(key, job, content))


def _advice(job: Job) -> str:
    if not job.done or job.input.get("mailed", True):
        return ""
    return gettext(
        "Email isn’t set up here, so these invitations were not sent. Download the file: it has a link for each "
        "person. Send each of them their own. A link works once, for 72 hours, and the file is kept for 3 days."
    )


job_kind(
    JobKind(
        name=_KIND,
        work=_invite_some,
        title=lambda job: gettext("Import users"),  # noqa: ARG005
        back=lambda job: "/invitations",  # noqa: ARG005
        permission=lambda job: _MANAGE,  # noqa: ARG005
        file=_file,
        advice=_advice,
        private=("rows",),
    )
)
