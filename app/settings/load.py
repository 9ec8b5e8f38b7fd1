"""Reading the settings from the environment and `.env`, and their error messages."""

import os
from pathlib import Path

from pydantic import ValidationError

from app.settings import Settings, SettingsError
from app.settings.secret_key import UnusableFile
from app.settings.validators import Allowed, mask_password


def load_settings(env_file: str | Path | None = ".env") -> Settings:
    """The settings from the environment, then from `env_file`. Creates DATA_DIR and its secret key if they are missing.

    Raises SettingsError.
    """
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        raise SettingsError(_one_line(error)) from None
    except UnusableFile as error:
        raise SettingsError(str(error)) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{env_file} is no text in UTF-8: save it as that") from None
    except OSError as error:
        raise SettingsError(f"{error.filename} cannot be used: {error.strerror}") from None


def env_file_is_open(path: Path = Path(".env")) -> bool:
    """Whether other users of this machine can read secrets in the file at `path`."""
    try:
        if not path.stat().st_mode & 0o004:
            return False
        lines = path.read_text().splitlines()
    except OSError:  # there is none
        return False
    secret = {name.upper() for name, field in Settings.model_fields.items() if not field.repr}
    return any(line.partition("=")[0].strip().removeprefix("export ") in secret for line in lines)


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
