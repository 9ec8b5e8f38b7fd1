"""The tables of limits in the help, made from the constants that hold them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, get_args

from annotated_types import MaxLen

from app import MAX_REQUEST_BYTES
from app.accounts import passwords
from app.accounts.forms import NAME_LENGTH as PERSON_NAME_LENGTH
from app.accounts.invitations import INVITATION_LIFETIME
from app.accounts.passwords.reset import RESET_LIFETIME
from app.accounts.roles.custom import MAX_ROLES
from app.accounts.roles.custom import NAME_LENGTH as ROLE_NAME_LENGTH
from app.accounts.schema import MAX_FILE as MAX_IMPORT
from app.accounts.sessions import lifetimes
from app.accounts.sign_in.password import ACCOUNT_RULE
from app.accounts.users.csv_import import MAX_ROWS
from app.accounts.users.email_change import CONFIRM_LIFETIME
from app.actions import ACTIONS
from app.admin.lists.saved_views import MAX_VIEWS
from app.chat.attachments.upload import UNSENT_FOR
from app.chat.messages.body import MAX_BODY
from app.chat.messages.mentions import MAX_MENTIONS
from app.chat.messages.pins import MAX_PINS
from app.chat.messages.reactions import MAX_EMOJI
from app.chat.rooms.direct import MAX_PEOPLE
from app.chat.rooms.members import MAX_INVITED
from app.chat.schema.rooms import Description, Name
from app.ip_allowlist.rules import MAX_RULES
from app.jobs.jobs import FILES_KEPT_FOR, KEPT_FOR
from app.notifications.forms import MAX_BODY as MAX_ANNOUNCEMENT
from app.notifications.forms import MAX_TITLE
from app.pictures import MAX_PIXELS
from app.rate_limits.rules import Rule
from app.realtime.auth.admission import MAX_CONNECTIONS_PER_USER, USER_RULE
from app.realtime.auth.token_endpoint import MINT_RULE
from app.realtime.codec.packets import MAX_MESSAGE_BYTES
from app.settings import Settings


def _limits() -> dict[str, list[tuple[str, str]]]:
    """What is limited and to how much, by the heading under which it stands."""
    return {
        "Messages and rooms": [
            ("longest message", f"{MAX_BODY:,} characters"),
            ("messages sent", _action("sendMessage")),
            ("messages edited", _action("editMessage")),
            ("reactions", _action("addReaction")),
            ("different emoji on a message", str(MAX_EMOJI)),
            ("people whom a message mentions by name", str(MAX_MENTIONS)),
            ("pinned messages in a room", str(MAX_PINS)),
            ("people in a group of direct messages, with you", str(MAX_PEOPLE)),
            ("people added to a room at once", str(MAX_INVITED)),
            ("longest name of a room", f"{_longest(Name)} characters"),
            ("longest description of a room", f"{_longest(Description)} characters"),
            ("rooms created", _action("createRoom")),
            ("searches", _action("search")),
        ],
        "Files": [
            ("largest file", f"{_default('max_file_mb')} MiB, or as `MAX_FILE_MB` says"),
            ("files in a message", f"{_default('max_files')}, or as `MAX_FILES` says"),
            ("files added", _action("addFile")),
            ("largest picture", f"{MAX_PIXELS:,} pixels"),
            ("a file that was added but not sent is kept for", _duration(UNSENT_FOR)),
        ],
        "Notifications": [
            ("longest title of an announcement", f"{MAX_TITLE} characters"),
            ("longest text of an announcement", f"{MAX_ANNOUNCEMENT:,} characters"),
            ("announcements sent", _action("sendNotification")),
        ],
        "Accounts": [
            ("longest name of a person", f"{PERSON_NAME_LENGTH} characters"),
            ("shortest password", f"{passwords.MIN_LENGTH} characters"),
            ("shortest password of those who manage users", f"{passwords.MIN_LENGTH_TO_MANAGE} characters"),
            ("longest password", f"{passwords.MAX_LENGTH} characters"),
            ("wrong passwords for an account", _rate(ACCOUNT_RULE)),
            ("devices signed in at once", str(lifetimes.MAX_LIVE)),
            ("signed in without using it", _duration(lifetimes.NORMAL.idle)),
            ("signed in at all", _duration(lifetimes.NORMAL.absolute)),
            ("the same with “Keep me signed in”", _duration(lifetimes.REMEMBERED.absolute)),
            ("after a proof that it is you, no other is asked for", _duration(lifetimes.SUDO)),
            ("a link to choose a new password works for", _duration(RESET_LIFETIME)),
            ("a link to confirm an email address works for", _duration(CONFIRM_LIFETIME)),
        ],
        "Administration": [
            ("an invitation works for", _duration(INVITATION_LIFETIME)),
            ("invitations", _action("inviteUser")),
            ("rows of a file to import", str(MAX_ROWS)),
            ("largest file to import", f"{MAX_IMPORT // 1024} KiB"),
            ("imports", _action("importUsers")),
            ("exports of a list", _action("exportUsers")),
            ("roles", str(MAX_ROLES)),
            ("longest name of a role", f"{ROLE_NAME_LENGTH} characters"),
            ("saved views of a list", str(MAX_VIEWS)),
            ("entries of the IP allow-list", str(MAX_RULES)),
            ("a job is listed for", _duration(KEPT_FOR)),
            ("the file of a job is kept for", _duration(FILES_KEPT_FOR)),
        ],
        "Programs": [
            ("connections of a person", str(MAX_CONNECTIONS_PER_USER)),
            ("connections opened by a person", _rate(USER_RULE)),
            ("tokens for sockets", _rate(MINT_RULE)),
            ("largest event", f"{MAX_MESSAGE_BYTES // 1024} KiB"),
            ("largest request without a file", f"{MAX_REQUEST_BYTES // 1024**2} MiB"),
        ],
    }


def limits_reference() -> str:
    """Every limit that a person or a program meets, as tables under headings."""
    return "\n\n".join("\n".join(_table(title, limits)) for title, limits in _limits().items())


def _table(title: str, limits: list[tuple[str, str]]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| what | limit |\n|---|---|"
    for what, most in limits:
        yield f"| {what} | {most} |"


def _action(name: str) -> str:
    return _rate(ACTIONS[name].rule)


def _rate(rule: Rule) -> str:
    rate = rule.rate
    return f"{rate.amount} in {_duration(timedelta(seconds=rate.get_expiry()))}"


def _duration(time: timedelta) -> str:
    """`time` in the largest unit of which it is a whole number."""
    for seconds, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        number, rest = divmod(int(time.total_seconds()), seconds)
        if number and not rest:
            return f"{number} {unit}{'s' if number > 1 else ''}"
    return f"{int(time.total_seconds())} seconds"


def _longest(text: Any) -> int:
    fields = [each for argument in get_args(text) for each in getattr(argument, "metadata", ())]
    return next(each.max_length for each in fields if isinstance(each, MaxLen))


def _default(setting: str) -> Any:
    return Settings.model_fields[setting].default
