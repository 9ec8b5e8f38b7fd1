"""A form that is answered with an error page: what was typed stands there to be copied, and what is gone is named."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from quart import current_app, request
from werkzeug.exceptions import HTTPException

from app.principal import Principal
from app.web.uploads import FORM

_FORMS = ("application/x-www-form-urlencoded", FORM)

# The fields in which people write, in all forms; no other is sent back, as secrets never are.
TYPED = frozenset(
    {"name", "description", "title", "body", "url", "email", "reason", "text", "pages", "sign_in", "sockets"}
)


@dataclass(frozen=True, slots=True)
class Removal:
    """That something was removed: in a sentence in the reader's language, by whom ("" if that is not known), when, and
    the address of the list it was in."""

    sentence: str
    by: str
    at: datetime
    back: str


Explain = Callable[[Principal, Mapping[str, str]], Awaitable[Removal | None]]

_explaining: dict[str, Explain] = {}


def explains_removals(path: str, explain: Explain) -> None:
    """Have `explain` say what became of what an address below `path` leads to, given its parts."""
    _explaining[path] = explain


async def typed_text() -> str:
    """What was typed into the form of this request, a field after the other; "" if it was nothing, or no form."""
    # A form with large files is read by its view alone.
    is_ordinary = request.max_content_length == current_app.config["MAX_CONTENT_LENGTH"]
    if request.method != "POST" or request.mimetype not in _FORMS or not is_ordinary:
        return ""
    try:
        form = await request.form
    except HTTPException:  # it is what was refused
        return ""
    return "\n\n".join(text for name, value in form.items() if name in TYPED and (text := value.strip()))


async def removal_of(reader: Principal) -> Removal | None:
    """What is known of why the thing that this request is about is not there; None if that is nothing."""
    explain = next((each for path, each in _explaining.items() if request.path.startswith(f"{path}/")), None)
    if explain is None or not request.view_args:
        return None
    return await explain(reader, request.view_args)
