"""Error messages for people: one sentence for each code, on every page.

Features register the codes of their own; programs get the code itself and `detail`, over HTTP and in acks alike.
"""

from collections.abc import Mapping

from app.errors import AppError, TooLarge
from app.web.i18n import N_, gettext

_SENTENCES: dict[str, str] = {
    TooLarge.code: N_("This is too much at once. Shorten the text, or choose smaller or fewer files."),
}


def register_error_messages(sentences: Mapping[str, str]) -> None:
    """Add `sentences`: message ids by code. Raises `ValueError` if a code has another sentence already."""
    for code, sentence in sentences.items():
        if _SENTENCES.setdefault(code, sentence) != sentence:
            raise ValueError(f"two sentences for {code}")


def error_message(error: AppError) -> str | None:
    """The sentence for `error` in the reader's language, or None if its code has none."""
    sentence = _SENTENCES.get(error.code)
    return gettext(sentence) if sentence else None
