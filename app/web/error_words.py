"""Error messages for people: one sentence for each code, on every page.

Features register the codes of their own; programs get the code itself and `detail`, over HTTP and in acks alike.
"""

from collections.abc import Mapping

from babel.numbers import format_decimal

from app.errors import AppError, Invalid, TooLarge
from app.web.i18n import N_, current_locale, gettext

_SENTENCES: dict[str, str] = {
    TooLarge.code: N_("This is too much at once. Shorten the text, or choose smaller or fewer files."),
}


def register_error_messages(sentences: Mapping[str, str]) -> None:
    """Add `sentences`: message ids by code. Raises `ValueError` if a code has another sentence already."""
    for code, sentence in sentences.items():
        if _SENTENCES.setdefault(code, sentence) != sentence:
            raise ValueError(f"two sentences for {code}")


_TOO_MANY_BYTES = N_("This is more than %(size)s at once. Shorten the text, or choose smaller or fewer files.")
_KIB = 1024


def size_in_words(count: int) -> str:
    """So many bytes as people read them, rounded down."""
    if count < _KIB * _KIB:
        return gettext("%(num)s KB", num=format_decimal(count // _KIB, locale=current_locale()))
    return gettext("%(num)s MB", num=format_decimal(count // _KIB**2, locale=current_locale()))


def error_message(error: AppError) -> str | None:
    """The sentence for `error` in the reader's language, or None if its code has none."""
    if isinstance(error, TooLarge) and error.code == TooLarge.code and error.max_bytes:
        return gettext(_TOO_MANY_BYTES, size=size_in_words(error.max_bytes))
    sentence = _SENTENCES.get(error.code)
    if not sentence:
        return None
    numbers = error.numbers if isinstance(error, Invalid) else {}
    written = {name: format_decimal(number, locale=current_locale()) for name, number in numbers.items()}
    return gettext(sentence) % written if written else gettext(sentence)
