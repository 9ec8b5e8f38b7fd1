"""Addresses (`https://…`, `http://…`) in text: where they begin, and where they end."""

import re
import unicodedata

from linkify_it import LinkifyIt

from app.characters import is_seen, is_unspaced, is_word

# Not within a word, or in the name of a longer scheme (`git+https:`). Scripts without blanks need none before it.
BEGINS = re.compile(r"(?<![a-z0-9])(?<![a-z0-9][+.-])https?://", re.IGNORECASE)

# Punctuation that also stands within words: apostrophes, the marks of Hebrew, dots between names, the joiners of Arabic
# and Hindi, the syllable mark of Tibetan.
_WITHIN_WORDS = frozenset("\u2019\u05f3\u05f4\u00b7\u2027\u30fb\uff65\u200c\u200d\u0f0b")
_ENDS = "Ps", "Pe", "Pi", "Pf", "Po"
_ENGLISH = ".,:;!?'\""
# Signs of Markdown that may stand right after an address; `_` only where one stands before it too.
_SIGNS = "*~"
_DASHES = "\u2012\u2013\u2014\u2015\u301c"
_EMOJI = "So", "Sk", "Mn", "Me", "Cf"  # with what joins and frames them


def _finder() -> LinkifyIt:
    finder = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    for schema in ("ftp:", "//", "mailto:"):
        finder.add(schema, None)
    return finder


_addresses = _finder()


def address_at(text: str, start: int) -> str:
    """The address that begins at `start` in the line `text`, without what stands after it: punctuation and brackets of
    any script, emoji, a text that goes on without a blank. "" if there is none."""
    found = _addresses.match_at_start(text[start:])
    if found is None:
        return ""
    url: str = found.url
    end = next((at for at in range(len("https://"), len(url)) if _ends_before(url, at)), len(url))
    if end < len(url):
        url = url[:end].rstrip(_ENGLISH)
    url = _without_emoji(url.rstrip(_SIGNS + _DASHES))
    if text[start - 1 : start] == "_":
        url = url.rstrip("_")
    return "" if url.endswith("://") else url


def _ends_before(url: str, at: int) -> bool:
    """Whether an address ends before the character at `at`, which could be one of it."""
    char, before = url[at], url[at - 1]
    if char.isascii():
        return char == "`"
    if char in _WITHIN_WORDS:
        return not (is_word(before) and is_word(url[at + 1 : at + 2]))
    if unicodedata.category(char) in _ENDS:
        return True
    if is_unspaced(char):
        return before.isascii() and before.isalnum()
    return not (is_seen(char) or is_word(char) or char == "\ufe0f")


def _without_emoji(url: str) -> str:
    end = len(url)
    while unicodedata.category(url[end - 1]) in _EMOJI and not (url[end - 1].isascii() or is_word(url[end - 1])):
        end -= 1
    return url if url[end - 1] in "/=#" else url[:end]  # right after a slash an emoji is a name as any other
