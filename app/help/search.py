"""Searching the sections of the help pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.help.catalog import HelpPage
from app.help.document import Section

MAX_FOUND = 20
_EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that contains all words: its page, the section, and an excerpt around the first word."""

    page: HelpPage
    section: Section
    excerpt: str

    @property
    def href(self) -> str:
        """The address of the section; the title of a page needs no anchor."""
        return f"/help/{self.page.key}" + (f"#{self.section.anchor}" if self.section.level > 1 else "")


def find(query: str, pages: Iterable[HelpPage]) -> list[Hit]:
    """The sections of `pages` that contain every word of `query`, in any case; those with more of them in headings
    first, otherwise in the order of the contents."""
    words = query.casefold().split()
    if not words:
        return []
    ranked = sorted(_hits(words, pages), key=lambda found: -found[0])
    return [hit for _, hit in ranked[:MAX_FOUND]]


def _hits(words: list[str], pages: Iterable[HelpPage]) -> Iterator[tuple[int, Hit]]:
    for page in pages:
        document = page.document
        for section in document.sections:
            headings = f"{document.title} {section.title}".casefold()
            text = section.text.casefold()
            if all(word in text or word in headings for word in words):
                title = section.title.casefold()
                rank = sum(word in title for word in words) * 2 + sum(word in headings for word in words)
                yield rank, Hit(page, section, _excerpt(section.text, words))


def _excerpt(text: str, words: list[str]) -> str:
    """About `_EXCERPT` characters of `text` from a little before the first of `words` that is there."""
    places = [place for word in words if (place := text.casefold().find(word)) >= 0]
    start = max(min(places, default=0) - _EXCERPT // 4, 0)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    piece = text[start : start + _EXCERPT]
    if start + _EXCERPT < len(text):
        piece = piece.rpartition(" ")[0] + " …"
    return ("… " if start else "") + piece
