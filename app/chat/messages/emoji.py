"""Emoji by name: `:tada:` in messages, and the index that completion and the picker search."""

import re
from functools import cache
from types import ModuleType

import orjson

from app.chat.markdown import shown_as_text

# Names in both languages of the product, and the short ones of other chats (`:+1:`, `:tada:`). Alone between blanks or
# ends of lines: anywhere else it may be a part of what was meant (`std::hash::Hash`), and what was typed is lost.
_NAMED = re.compile(r"(?<!\S):([^\s:]{1,100}):(?!\S)")
_LANGUAGES = ("en", "ru")
_SKIN_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")


@cache
def _emoji() -> ModuleType:
    """The library of emoji, loaded when somebody first writes or looks for one: it takes 6 MB of memory."""
    import emoji

    emoji.config.load_language(["alias", *_LANGUAGES])
    return emoji


@cache
def _by_name() -> dict[str, str]:
    """name -> emoji, in every language."""
    library = _emoji()
    found: dict[str, str] = {}
    for sign, known in library.EMOJI_DATA.items():
        if known["status"] == library.STATUS["fully_qualified"]:
            for name in _names(known):
                found.setdefault(name, sign)
    return found


def _names(known: dict[str, str | list[str]]) -> list[str]:
    """All names of one emoji, without colons."""
    names = [*known.get("alias", ()), *(str(known[language]) for language in _LANGUAGES if language in known)]
    return [name.strip(":").lower() for name in names]


def find_emoji(text: str) -> str | None:
    """The emoji that `text` is, or names: with or without colons, with spaces or underscores. None if there is none."""
    text = text.strip()
    return text if _emoji().is_emoji(text) else _by_name().get(text.strip(":").lower().replace(" ", "_"))


def replace_emoji_names(body: str) -> str:
    """`body` with the names of emoji that stand alone replaced; names in code stay."""
    if body.count(":") < 2:
        return body
    found = [(match.span(), sign) for match in _NAMED.finditer(body) if (sign := _by_name().get(match[1].lower()))]
    if found and "`" in body:
        shown = shown_as_text(body, [(sign, start, end) for (start, end), sign in found])
        found = [each for number, each in enumerate(found) if number in shown]
    for (start, end), sign in reversed(found):
        body = body[:start] + sign + body[end:]
    return body


def emoji_index_json() -> bytes:
    """[[emoji, its names in all languages, separated by spaces], ...] as JSON, for completion and the picker. Without
    skin tones, which would make it four times as long."""
    library = _emoji()
    entries = [
        (sign, " ".join(dict.fromkeys(_names(known))))
        for sign, known in library.EMOJI_DATA.items()
        if known["status"] == library.STATUS["fully_qualified"] and not _SKIN_TONES.search(sign)
    ]
    return orjson.dumps(entries)
