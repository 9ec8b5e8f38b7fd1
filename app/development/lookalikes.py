"""Make the table of letters that look alike from Unicode's confusables.txt (UTS #39, 4):
`python -m app.development.lookalikes confusables.txt`.

The data say which characters look alike. Names are also compared without regard to case and accents, so letters of one
class are joined with those of the other case, unless two letters of ASCII would become one: `ν` looks like v, and its
capital like N.
"""

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from app.lookalikes import ALIKE_IN_ASCII, TABLE

# Letters, digits and punctuation; of symbols only these, so that no emoji is taken for another.
_CATEGORIES = frozenset("LNP")
_SYMBOLS = frozenset("|`×−")
# The data tell these apart, where they stand beside each other; who reads one name does not.
_ALSO = (("·", "."), ("—", "-"))
# Of these, names are written in either case; before what looks alike only without marks. Of Greek, `η` looks like n.
_CASES_FIRST = ("CYRILLIC ", "LATIN ")
_SMALL_CAPITAL = "LATIN LETTER SMALL CAPITAL "
_FIELDS = 3
_ASCII = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


class _Classes:
    """Characters that look alike, joined one by one."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._ascii: dict[str, frozenset[str]] = {char: frozenset({char}) for char in _ASCII}
        for one, others in ALIKE_IN_ASCII.items():
            for other in others:
                self._put(one, other.lower())

    def root(self, char: str) -> str:
        """Which stands for the class of `char` while classes are made."""
        while (above := self._above.setdefault(char, char)) != char:
            char = above
        return char

    def join(self, one: str, other: str) -> None:
        """Make one class of two, unless letters of ASCII that differ would be in it."""
        roots = self.root(one), self.root(other)
        letters = [self._ascii.get(root, frozenset()) for root in roots]
        if not (letters[0] and letters[1]):
            self._put(*roots)

    def _put(self, one: str, other: str) -> None:
        one, other = self.root(one), self.root(other)
        if one != other:
            self._above[other] = one
            self._ascii[one] = self._ascii.get(one, frozenset()) | self._ascii.get(other, frozenset())

    def all(self) -> Iterator[list[str]]:
        """Each class that has more than one."""
        classes: dict[str, list[str]] = {}
        for char in sorted(self._above):
            classes.setdefault(self.root(char), []).append(char)
        return (chars for chars in classes.values() if len(chars) > 1)


def confusables(lines: Iterable[str]) -> dict[str, str]:
    """What each character looks like, by the lines of confusables.txt: `0430 ; 0061 ; MA # ...`."""
    found = {}
    for line in lines:
        fields = line.partition("#")[0].split(";")
        if len(fields) == _FIELDS:
            source, target = ("".join(chr(int(code, 16)) for code in field.split()) for field in fields[:2])
            # Names have one sign for these two already, which is the shorter one.
            found[source] = target.replace("rn", "m")
    return found


def make_table(found: dict[str, str]) -> dict[str, str]:
    """What is put in the place of each character, so that those that look alike become the same."""
    like = {char: to for char, to in found.items() if _is_taken(char) and _is_one_letter(char) and _without_marks(to)}
    classes = _Classes()
    both = list(_cases())
    first = [pair for pair in both if unicodedata.name(pair[0], "").startswith(_CASES_FIRST)]
    for pairs in (_same(like, bare=True), _ALSO, first, _small_capitals(), _same(like, bare=False), both):
        for char, target in pairs:
            classes.join(_lower_ascii(char), _lower_ascii(target))
    table = {char: _pick(chars) for chars in classes.all() for char in chars}
    for char, target in like.items():
        whole = "".join(table.get(each, each) for each in map(_lower_ascii, _without_marks(target)))
        if _is_taken(_without_marks(target)) and not _is_simple(char):
            table[char] = whole
        elif len(whole) > 1 and whole.isascii():
            cases = {char.lower(), char, char.upper()}
            if cases >= {each for each in table if table[each] == table.get(char)}:  # looks like nothing else
                table |= dict.fromkeys(cases, whole)
    return {char: to for char, to in sorted(table.items()) if char not in _ASCII and not _is_given(char, to, table)}


def _same(like: dict[str, str], *, bare: bool) -> Iterator[tuple[str, str]]:
    """Each character that looks like one other, `bare` as the data have it or when that has lost its marks."""
    for char, target in like.items():
        to = target if bare else _without_marks(target)
        if _is_simple(char) and _is_taken(to) and _is_one_letter(to):
            yield char, to


def _cases() -> Iterator[tuple[str, str]]:
    """Each character with its small letter."""
    for char in map(chr, range(sys.maxunicode + 1)):
        if len(small := char.casefold()) == 1 and small != char and _is_simple(char):
            yield char, small


def _is_taken(char: str) -> bool:
    return len(char) == 1 and (unicodedata.category(char)[0] in _CATEGORIES or char in _SYMBOLS)


def _is_one_letter(char: str) -> bool:
    return len(_without_marks(char).casefold()) == 1


def _is_simple(char: str) -> bool:
    return unicodedata.normalize("NFKD", char) == char


def _is_given(char: str, to: str, table: dict[str, str]) -> bool:
    """Whether a name's other foldings make `to` of it as well."""
    apart = "".join(table.get(each, each) for each in _without_marks(char) if each != char)
    return to == (apart or char).casefold()


def _without_marks(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _lower_ascii(char: str) -> str:
    return char.lower() if char.isascii() else char


def _small_capitals() -> Iterator[tuple[str, str]]:
    for char in map(chr, range(0x250, 0xAC00)):
        name = unicodedata.name(char, "")
        if name.startswith(_SMALL_CAPITAL) and len(letter := name.removeprefix(_SMALL_CAPITAL)) == 1:
            yield char, letter.lower()


def _pick(chars: list[str]) -> str:
    """Which one stands for all: one of ASCII, else the first that is what it would be folded to."""
    ascii_ones = [char for char in chars if char.isascii()]
    if ascii_ones:
        return next((one for one in ALIKE_IN_ASCII if one in ascii_ones), ascii_ones[0])
    return next((char for char in chars if char.casefold() == char and _is_simple(char)), chars[0])


@click.command()
@click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(data: Path) -> None:
    """Write the table from DATA, the file confusables.txt of Unicode."""
    table = make_table(confusables(data.read_text(encoding="utf-8-sig").splitlines()))
    lines: dict[str, list[str]] = {}
    for char, to in table.items():
        lines.setdefault(to, []).append(char)
    TABLE.write_text(
        "".join(
            f"{' '.join(f'{ord(each):04X}' for each in to)}; {' '.join(f'{ord(char):04X}' for char in chars)}\n"
            for to, chars in sorted(lines.items())
        )
    )


if __name__ == "__main__":
    main()
