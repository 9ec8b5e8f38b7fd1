"""Reading the settings from the environment and `.env`, and their error messages."""

import os
from pathlib import Path

from pydantic import ValidationError

from app.settings import Settings, SettingsError
from app.settings.validators import (
    Allowed,
    mask_password,
)


def load_settings(env_file: str | Path | None = ".env") -> Settings:
    """The settings from the environment, then from `env_file`. Creates DATA_DIR and its secret key if they are missing.

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
    allowed = allowed_for(name)
    value = mask_password(name.upper(), os.environ.get(name.upper(), first["input"]), secret=allowed.secret)
    reason = f" ({first['ctx']['error']})" if first["type"] == "value_error" else ""
    return f"{value} is not allowed{reason}: it must be {allowed.words}"


def allowed_for(name: str) -> Allowed:
    """The allowed values of the setting `name`, and how its default is described."""
    return next(item for item in Settings.model_fields[name].metadata if isinstance(item, Allowed))
