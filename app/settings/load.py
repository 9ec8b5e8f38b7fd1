"""Reading the settings from the environment and `.env`, and the table of them."""

import os
from pathlib import Path

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from app.settings import Settings, SettingsError
from app.settings.validators import (
    Allowed,
    masked,
)


def load_settings(env_file: str | Path | None = ".env") -> Settings:
    """The settings from the environment, then from `env_file`. Makes DATA_DIR and its secret key when they are missing.

    Raises SettingsError.
    """
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        raise SettingsError(_one_line(error)) from None
    except OSError as error:
        raise SettingsError(f"{error.filename} cannot be used: {error.strerror}") from None


def _one_line(error: ValidationError) -> str:
    # A default that depends on a wrong setting is reported as wrong as well; the first error is the cause.
    first = error.errors(include_url=False)[0]
    name = str(first["loc"][0])
    allowed = _allowed(Settings.model_fields[name])
    value = masked(name.upper(), os.environ.get(name.upper(), first["input"]), secret=allowed.secret)
    reason = f" ({first['ctx']['error']})" if first["type"] == "value_error" else ""
    return f"{value} is not allowed{reason}: it must be {allowed.words}"


def _allowed(field: FieldInfo) -> Allowed:
    return next(item for item in field.metadata if isinstance(item, Allowed))


def settings_table() -> str:
    """The settings as rows of a Markdown table, for the README: name, default, what is allowed, what for and why."""
    lines = ["| setting | default | allowed | what for, and why this default |", "|---|---|---|---|"]
    for name, field in Settings.model_fields.items():
        allowed = _allowed(field)
        default = allowed.default or str(field.default)
        lines.append(f"| `{name.upper()}` | {default} | {allowed.words} | {field.description} |")
    return "\n".join(lines)
