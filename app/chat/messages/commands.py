"""Commands: a message that begins with `/` is run, not sent. Register further commands with `command`; `//` sends a
slash."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from app.chat.models import MessageKind
from app.errors import Invalid
from app.principal import Principal
from app.web.i18n import N_, gettext, use_locale


@dataclass(frozen=True, slots=True)
class CommandMessage:
    """The message that a command sends in its author's name."""

    body: str
    kind: MessageKind = MessageKind.SAID


@dataclass(frozen=True, slots=True)
class CommandReply:
    """The answer of a command to its author only, in their language. It is not stored."""

    text: str


@dataclass(frozen=True, slots=True)
class CommandCall:
    """A command that `actor` gave in a room they are in; `text` is what followed its name."""

    actor: Principal
    room_id: str
    text: str


Run = Callable[[CommandCall], Awaitable[CommandMessage | CommandReply]]


@dataclass(frozen=True, slots=True)
class Command:
    """A registered command. `about` is an untranslated message id that describes it in a few words."""

    name: str
    about: str
    run: Run


# A word after the slash, and then nothing or a space: "/usr/bin" and "/ " are only text.
_GIVEN = re.compile(r"/([a-z][a-z0-9_-]*)(?:\s+(.*))?", re.DOTALL)

_commands: dict[str, Command] = {}


def command(name: str, about: str) -> Callable[[Run], Run]:
    """Register the decorated function as `/name`. Raises ValueError if the name is taken."""

    def register(run: Run) -> Run:
        if name in _commands:
            raise ValueError(f"/{name} is there already")
        _commands[name] = Command(name, about, run)
        return run

    return register


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """A command as completion and `/help` show it; `about` is in the current language."""

    name: str
    about: str


def matching_commands(typed: str = "") -> list[CommandHelp]:
    """The commands whose names begin with `typed`, in alphabetical order."""
    return [CommandHelp(name, gettext(_commands[name].about)) for name in command_names() if name.startswith(typed)]


def command_names() -> list[str]:
    """The names of all registered commands, without `/`, in alphabetical order."""
    return sorted(_commands)


async def interpret(actor: Principal, room_id: str, body: str) -> CommandMessage | CommandReply:
    """The result of `body`, typed in a room that `actor` is in: a message to send, or an answer. Raises `Invalid` with
    the code `unknown_command`."""
    if body.startswith("//") and _GIVEN.fullmatch(body[1:]):  # else both are meant: // a comment, //host/share
        return CommandMessage(body[1:])
    given = _GIVEN.fullmatch(body)
    if given is None:
        return CommandMessage(body)
    found = _commands.get(given[1])
    if found is None:
        raise Invalid(code="unknown_command", detail=f"there is no command /{given[1]}")
    return await found.run(CommandCall(actor, room_id, (given[2] or "").strip()))


@command("me", N_("describe what you are doing: “/me makes coffee”"))
async def run_me(call: CommandCall) -> CommandMessage | CommandReply:
    """`/me TEXT`: send TEXT as what the author does. Raises `Invalid` with the code `empty` without TEXT."""
    if not call.text:
        raise Invalid(code="empty", detail="/me what?")
    return CommandMessage(call.text, MessageKind.ACTION)


@command("help", N_("show this list"))
async def run_help(call: CommandCall) -> CommandMessage | CommandReply:
    """`/help`: answer with a list of all commands in the author's language."""
    with use_locale(call.actor.locale):
        lines = [f"/{each.name} – {each.about}" for each in matching_commands()]
        return CommandReply("\n".join([*lines, gettext("// – start a message with a slash")]))
