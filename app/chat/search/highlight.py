"""The excerpt of a hit: the part of a message around the first match, with the words marked."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from app.characters import without_turns
from app.text import WORD, fold_letters

# About three lines; the first hit stands near the beginning.
EXCERPT = 220
LEAD = 60


def excerpt(body: str, words: Sequence[tuple[str, bool]]) -> Markup:
    """The part of `body` with the first of `words`, all of them marked. A word with True also marks longer words that
    begin with it."""
    body = without_turns(body)
    places = _places(body, words)
    start = max(0, places[0][0] - LEAD) if places and places[0][1] > EXCERPT else 0
    end = min(len(body), start + EXCERPT)
    parts = [Markup("…")] if start else []
    last = start
    for begin, stop in places:
        if begin < last or stop > end:
            continue
        parts += [escape(body[last:begin]), Markup("<mark>{}</mark>").format(body[begin:stop])]
        last = stop
    parts.append(escape(body[last:end]))
    if end < len(body):
        parts.append(Markup("…"))
    return Markup("").join(parts)


def _places(body: str, words: Sequence[tuple[str, bool]]) -> list[tuple[int, int]]:
    exact = {word for word, may_go_on in words if not may_go_on}
    beginnings = tuple(word for word, may_go_on in words if may_go_on)
    return [
        match.span()
        for match in WORD.finditer(fold_letters(body))
        if match.group() in exact or (beginnings and match.group().startswith(beginnings))
    ]
