"""The forms of the notification pages."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from app.actions import OWN_WORDS, ClientId, Input
from app.characters import is_blank
from app.ids import ID_LENGTH
from app.notifications.kinds import HIGHEST, LOWEST, USUAL
from app.text import is_line
from app.web.forms import Form
from app.web.i18n import N_
from app.web.presentation import NOT_A_LINK, is_safe_link

MAX_TITLE = 200
MAX_BODY = 4_000
MAX_URL = 500

NOT_TEXT = N_("Use only letters, digits and common punctuation.")

_Before = Annotated[int, Field(ge=1, lt=2**63)]


def _unix_lines(text: object) -> object:
    """Browsers send line breaks as CR LF, which would also count twice."""
    return text.replace("\r\n", "\n") if isinstance(text, str) else text


def _text(text: str) -> str:
    if not all(is_line(line.replace("\t", " ")) for line in text.split("\n")):
        raise PydanticCustomError(OWN_WORDS, NOT_TEXT)
    return text


def _line(text: str) -> str:
    if not is_line(text):
        raise PydanticCustomError(OWN_WORDS, NOT_TEXT)
    return text


def _title(text: str) -> str:
    if is_blank(text):
        raise PydanticCustomError(OWN_WORDS, NOT_TEXT)
    return _line(text)


def _link(url: str) -> str:
    if url and not is_safe_link(url):
        raise PydanticCustomError(OWN_WORDS, NOT_A_LINK)
    return url


# A key in the database. Other characters must not reach it: it would raise an error instead of finding nothing.
_Id = Annotated[str, Field(max_length=ID_LENGTH), AfterValidator(_line)]


class InboxQuery(Form):
    """Which part of the inbox to show: all or unread, older than the item `before`."""

    show: Literal["all", "unread"] = "all"
    before: _Before | None = None


class TopicForm(Form):
    """Whether to follow a topic or to stop following it."""

    subscribed: Literal["yes", "no"]


class SendNotification(Input):
    """A notification to a person, a role, the followers of a topic, or everyone. Under one `client_id` the same is sent
    once."""

    audience: Literal["user", "role", "topic", "everyone"]
    user_id: _Id = ""
    role: Annotated[str, Field(max_length=32), AfterValidator(_line)] = ""
    topic: Annotated[str, Field(max_length=64), AfterValidator(_line)] = ""
    title: Annotated[str, Field(min_length=1, max_length=MAX_TITLE), AfterValidator(_title)]
    body: Annotated[str, BeforeValidator(_unix_lines), Field(max_length=MAX_BODY), AfterValidator(_text)] = ""
    severity: Annotated[int, Field(ge=LOWEST, le=HIGHEST)] = USUAL
    url: Annotated[str, Field(max_length=MAX_URL), AfterValidator(_link)] = ""
    client_id: ClientId = ""
