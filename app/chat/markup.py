"""From what was typed to what is shown: everything is text, except links and mentions."""

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

_LINK = re.compile(r"https?://[^\s<>\"']+")
# What ends a sentence is not part of the address before it.
_TRAILING = ".,;:!?…»”)]}"


def _with_links(text: str) -> Markup:
    parts: list[Markup] = []
    last = 0
    for match in _LINK.finditer(text):
        url = match.group().rstrip(_TRAILING)
        parts.append(escape(text[last : match.start()]))
        parts.append(Markup('<a href="{0}" target="_blank" rel="noopener noreferrer nofollow">{0}</a>').format(url))
        last = match.start() + len(url)
    parts.append(escape(text[last:]))
    return Markup("").join(parts)


def body_html(body: str, mentions: Sequence[Sequence[object]]) -> Markup:
    """`body` as HTML. Line breaks stay as they are (the style sheet keeps them)."""
    parts: list[Markup] = []
    last = 0
    for person_id, start, end in mentions:
        start, end = int(str(start)), int(str(end))
        parts.append(_with_links(body[last:start]))
        parts.append(Markup('<span class="mention" data-mention-id="{}">{}</span>').format(person_id, body[start:end]))
        last = end
    parts.append(_with_links(body[last:]))
    return Markup("").join(parts)
