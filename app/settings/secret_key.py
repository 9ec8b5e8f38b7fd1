"""The secret key that is made at the first start, and kept in DATA_DIR."""

import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile

from app.settings.validators import SECRET_MIN_LENGTH


class UnusableFile(Exception):
    """A file of ours cannot be used. `str()` is one line that names it and says what to do."""


# What this process has made; all others were there.
_made: set[Path] = set()


def secret_path(directory: Path) -> Path:
    """Where the secret key of the installation in `directory` is, unless it is set as SECRET_KEY."""
    return directory / "secret.key"


def take_back_new_secret(directory: Path) -> bool:
    """Remove the key in `directory` if this process has made it; whether it had. For a key that turns out to be one of
    nothing: beside it, the next start would not know that one is missing."""
    path = secret_path(directory)
    if path not in _made:
        return False
    path.unlink(missing_ok=True)
    _made.discard(path)
    return True


def load_or_create_secret(directory: Path) -> str:
    """The secret key in `directory`, created (mode 0600) if there is none. Raises `UnusableFile`."""
    path = secret_path(directory)
    try:
        if not path.exists():
            _make_secret(path)
        key = path.read_text().strip()
    except UnicodeDecodeError:
        raise UnusableFile(f"the secret key {path} is no text: {_PUT_BACK}") from None
    except OSError as error:
        raise UnusableFile(
            f"the secret key {error.filename or path} cannot be used: {error.strerror}. What to do: let the user that "
            "runs Switchboard read and write it, or set SECRET_KEY"
        ) from None
    if len(key) < SECRET_MIN_LENGTH:
        length = f"has {len(key)} characters, and not {SECRET_MIN_LENGTH}" if key else "is empty"
        raise UnusableFile(f"the secret key {path} {length}: {_PUT_BACK}")
    return key


_PUT_BACK = "put it back from a backup; if there was never a key in it, delete the file, and a new one is made"


def _make_secret(path: Path) -> None:
    # Written elsewhere first and linked into place: of two processes that start at once, one wins and both read the
    # same key; neither ever sees half of one.
    with NamedTemporaryFile("w", dir=path.parent, prefix=".secret-") as draft:  # made with mode 0600
        draft.write(secrets.token_urlsafe(48))
        draft.flush()
        try:
            os.link(draft.name, path)
            _made.add(path)
        except FileExistsError:
            return
