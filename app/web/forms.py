"""Forms as typed records, with an error message for each field."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from werkzeug.datastructures import MultiDict

from app.actions import refused_input
from app.errors import AppError, Invalid, NotFound, Stale
from app.ids import ID_LENGTH
from app.versions import FIELD as VERSION
from app.versions import version_of
from app.web.i18n import N_, gettext

# No id and no key is longer.
LONGEST_IN_PATH = ID_LENGTH


class Form(BaseModel):
    """Base of all forms. Text is trimmed; unknown fields are ignored and never reach a row."""

    model_config = ConfigDict(str_strip_whitespace=True, extra="ignore", frozen=True)


F = TypeVar("F", bound=Form)


def parse(model: type[F], values: Mapping[str, object]) -> F:
    """`values` as a `model`. Raises `Invalid` with a translated message for each wrong field."""
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        refused = refused_input(error)
        raise Invalid({name: gettext(message) for name, message in refused.fields.items()}) from None


def submitted(form: MultiDict[str, str], **path: str) -> MultiDict[str, str]:
    """The fields of a `form` and of its address (`path`), as an action takes them. Raises `NotFound` for an address
    with overlong parts."""
    values = form.copy()
    for name, value in path.items():
        if len(value) > LONGEST_IN_PATH:
            raise NotFound("there is no such thing")
        values.setlist(name, [value])
    return values


def form_errors(error: Invalid) -> dict[str, str]:
    """The messages of `error` by field, in the reader's language."""
    return {name: gettext(message) for name, message in error.fields.items()}


_STALE = N_("Someone saved other values since you opened this. Compare them, then save again to replace theirs.")
_SAVED_VALUE = N_("Now saved: %(value)s")
_EMPTY = N_("empty")


def stale_errors(
    stale: Stale, typed: Mapping[str, Any], shown: Mapping[str, Callable[[Any], str]] | None = None
) -> dict[str, str]:
    """What a form says in which nothing of what was `typed` is lost: at each field that was saved with another value
    meanwhile that value, as people read it (`shown` says how, by field)."""
    errors = {"form": gettext(_STALE)}
    for name, value in stale.stored.items():
        if typed.get(name) != value:
            words = (shown or {}).get(name, str)(value)
            errors[name] = gettext(_SAVED_VALUE) % {"value": words or gettext(_EMPTY)}
    return errors


def version_after(refusal: AppError, given: Mapping[str, str]) -> str:
    """The version that a form carries when it is shown again: that of the stored values beside which it shows what was
    typed; after another `refusal` the one it came with, because it still shows nothing newer."""
    return version_of(refusal.stored) if isinstance(refusal, Stale) else given.get(VERSION, "")


def refused_form(
    refusal: Invalid | Stale,
    given: Mapping[str, str],
    typed: Mapping[str, Any] | None = None,
    shown: Mapping[str, Callable[[Any], str]] | None = None,
) -> dict[str, Any]:
    """The `errors` and the `version` of a form that is shown again with what was `given`. `typed` are the same values
    as they are stored, where that is not their text; `shown` is as in `stale_errors`."""
    if isinstance(refusal, Invalid):
        errors = form_errors(refusal)
    else:
        # What a form leaves out, as it does not show it to everyone, it does not change.
        texts = {**refusal.stored, **{name: value.strip() for name, value in given.items()}}
        errors = stale_errors(refusal, texts if typed is None else typed, shown)
    return {"errors": errors, "version": version_after(refusal, given)}
