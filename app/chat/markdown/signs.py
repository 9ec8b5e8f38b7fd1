"""Where the signs `*`, `_`, `~~` and backticks mean a style, and where they are a part of what was typed.

In a document they mean it nearly everywhere (CommonMark 6.2); people in a chat write `2*3*4`, `foo_bar`, `**/*.py` and
`don`t`, and want to read that. So a style begins where a word does, and ends where one does: at a blank, at the end of
the line, or at punctuation that can stand there.
"""

import unicodedata

from app.characters import is_seen, is_unspaced, is_word

_SIGNS = "*_~`"
_QUOTES = "\"'\u2019"
_CLOSING = ")]}"
# They end a sentence or belong to a number, unless a word goes on after them (`a.b`, `:80`).
_ENDING = ".,:;!?%$"
_BEFORE = "Ps", "Pi", "Pd", "So"
_AFTER = "Pe", "Pf", "Pi", "Pd", "Po", "So"


# So many signs beside each other are looked through; more are no styles.
_MOST = 8
# And so many characters of an address.
_LONGEST = 300


def _before(line: str, start: int) -> str:
    """What stands before the signs at `start`, and before others that these follow: a character, or "" at the start."""
    beside = line[max(0, start - _MOST) : start]
    return beside.rstrip(_SIGNS)[-1:] if len(beside) < _MOST or beside.rstrip(_SIGNS) else "x"


def _after(line: str, end: int) -> str:
    """What stands after the signs before `end`, and after others that follow these: a character, or "" at the end."""
    beside = line[end : end + _MOST]
    return beside.lstrip(_SIGNS)[:1] if len(beside) < _MOST or beside.lstrip(_SIGNS) else "x"


def may_open(sign: str, line: str, start: int, end: int) -> bool:
    """Whether a style may begin with the signs at `start` up to `end`; `sign` is one of them."""
    before, after = _before(line, start), line[end : end + 1]
    if not after or not is_seen(after):
        return False
    length = end - start
    if sign == "*" and length == 1 and after in "./":  # *.py, */2
        return False
    if before and is_seen(before):
        if is_word(before):
            return _is_between_words(before, sign, length)
        if not (before in _QUOTES or _is_wide(before) or _kind(before) in _BEFORE or before == "\ufe0f"):
            return False
        if after in _QUOTES or _kind(after) in ("Pe", "Pf", "Pd"):  # "*", (*)
            return False
    return not (after in _ENDING + _CLOSING and length == 1)


def may_close(sign: str, line: str, start: int, end: int) -> bool:
    """Whether a style may end with the signs at `start` up to `end`; `sign` is one of them."""
    before, after = line[start - 1 : start], _after(line, end)
    if not before or not (is_seen(before) or before == "\ufe0f") or _kind(before) in ("Ps", "Pi"):
        return False
    if before == "/" and not _ends_address(line, start):
        return False
    if (before in _QUOTES or _kind(before) == "Pd") and not line[: start - 1][-1:].strip():  # they begin something
        return False
    if not after or not is_seen(after) or after in _CLOSING:
        return True
    if is_word(after):
        return _is_between_words(after, sign, end - start)
    if after in _ENDING:
        return not is_word(line[line.index(after, end) + 1 :][:1])
    if after in _QUOTES:
        return before not in _QUOTES
    return _is_wide(after) or (_kind(after) in _AFTER and (after == "-" or not after.isascii()))


def may_open_code(line: str, start: int) -> bool:
    """Whether code may begin with the backticks at `start`."""
    before = _before(line, start)
    return not is_word(before) or is_unspaced(before)


def may_close_code(line: str, end: int) -> bool:
    """Whether code may end with backticks before the character at `end`."""
    after = _after(line, end)
    return not is_word(after) or is_unspaced(after)


def _ends_address(line: str, end: int) -> bool:
    """Whether the slash before `end` ends an address, and no pattern of files as in `src/**`."""
    return "://" in line[max(0, end - _LONGEST) : end].split()[-1]


def _is_between_words(neighbour: str, sign: str, length: int) -> bool:
    """Whether signs beside a letter stand between words: in scripts without blanks, where they are two."""
    return is_unspaced(neighbour) and length > 1 and sign != "_"


def _kind(char: str) -> str:
    return unicodedata.category(char)


def _is_wide(char: str) -> bool:
    """Whether it is punctuation of Chinese or Japanese, which is as wide as a letter and a blank."""
    return ("\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef") and _kind(char)[0] == "P"
