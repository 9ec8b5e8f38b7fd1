"""What people type into forms: parsed into typed records, with errors said at the field."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import Invalid
from app.web.i18n import N_, gettext

_WORDS = {
    "missing": N_("Fill in this field."),
    "string_too_short": N_("Fill in this field."),
    "string_too_long": N_("At most %(max_length)s characters."),
    "int_parsing": N_("Enter a number."),
    "literal_error": N_("Choose one of the options."),
    "enum": N_("Choose one of the options."),
}
_OTHERWISE = N_("This does not look right.")
# A validator that raises PydanticCustomError of this type brings its own message id.
OWN_WORDS = "words"


class Form(BaseModel):
    """Base of all input records. Text is trimmed; fields nobody asked for are ignored and never reach a row."""

    model_config = ConfigDict(str_strip_whitespace=True, extra="ignore", frozen=True)


F = TypeVar("F", bound=Form)


def parse(model: type[F], values: Mapping[str, object]) -> F:
    """`values` as a `model`. Raises `Invalid` with a message for each wrong field."""
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        fields: dict[str, str] = {}
        for problem in error.errors():
            name = str(problem["loc"][0]) if problem["loc"] else "form"
            own = problem["msg"] if problem["type"] == OWN_WORDS else _OTHERWISE
            message = gettext(_WORDS.get(problem["type"], own))
            fields.setdefault(name, message % problem.get("ctx", {}) if "%(" in message else message)
        raise Invalid(fields) from None


def form_errors(error: Invalid) -> dict[str, str]:
    """The messages of `error`, in the reader's language."""
    return {name: gettext(message) for name, message in error.fields.items()}
