"""What a refusal says to people: one sentence for each code, whichever page shows it.

Features register the codes of their own; programs get the code itself and `detail`, over HTTP and in acks alike.
"""

from collections.abc import Mapping

from app.errors import AppError
from app.web.i18n import gettext

_SENTENCES: dict[str, str] = {}


def register(sentences: Mapping[str, str]) -> None:
    """Add `sentences`: message ids by code. Raises `ValueError` where a code has another sentence already."""
    for code, sentence in sentences.items():
        if _SENTENCES.setdefault(code, sentence) != sentence:
            raise ValueError(f"two sentences for {code}")


def sentence_of(error: AppError) -> str | None:
    """What `error` says to its reader, in their language; None where its code has no sentence."""
    sentence = _SENTENCES.get(error.code)
    return gettext(sentence) if sentence else None
