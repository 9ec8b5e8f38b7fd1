"""What names and e-mail addresses are compared by, so that two ways to type one thing are the same thing."""

import unicodedata

from app.accounts.models import User

EMAIL_LENGTH = 254  # RFC 5321 4.5.3.1.3, less the angle brackets
_NAME_KEY_LENGTH = int(User._meta.fields_map["name_key"].max_length)  # type: ignore[attr-defined]


def fold(text: str) -> str:
    """`text` as it is compared: NFKC, case-folded, trimmed. Never by upper case: there `mike` equals `mıke`, and
    whoever registers the one could answer for the other."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip()


def email_key(email: str) -> str:
    """What e-mail addresses are compared by; longer than `EMAIL_LENGTH` or with control characters it fits nobody."""
    return fold(email)


def name_key(name: str) -> str:
    """What people are searched and sorted by: databases disagree about the case of letters outside ASCII."""
    return fold(name)[:_NAME_KEY_LENGTH]  # folding can lengthen a name, up to eighteen times


def is_plain(text: str) -> bool:
    """Whether `text` is one line without control characters (PostgreSQL cannot even store a NUL)."""
    return not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text)
