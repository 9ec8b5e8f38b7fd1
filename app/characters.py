"""What the characters of a text are to its readers: whether anything of them is seen, whether their script puts blanks
between words, and whether they turn the direction of what follows."""

import re
import unicodedata

# Scripts whose words follow each other without blanks (UAX #29 6: "not handled by word boundaries"): Thai and Lao,
# Tibetan, Burmese, Khmer, the kana, Bopomofo, and the characters of Chinese.
UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035"
    "\u303b\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U000323af"
)
_UNSPACED = re.compile(f"[{UNSPACED}]")
# The three that Japanese mixes: where one follows another, a word may end.
_KANA = re.compile("[\u3041-\u309f]"), re.compile("[\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f]")

# Seen as nothing, although they are letters, marks or symbols: fillers, variation selectors, a blank Braille cell.
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
# Formatting characters (Cf) that are seen all the same: signs around numbers, of Arabic and Syriac (UAX #44, Prepended
# Concatenation Mark).
_SEEN_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
# What stands for an object that is not there, and a note head without a sign.
_NOTHING = frozenset("\ufffc\U0001d159")

# Variation selectors and the frame of a key.
_OF_EMOJI = re.compile("[\ufe00-\ufe0f\u20e3\U000e0100-\U000e01ef]")


def is_unspaced(char: str) -> bool:
    """Whether `char` belongs to a script that puts no blanks between words."""
    return _UNSPACED.match(char) is not None


def is_word(char: str) -> bool:
    """Whether `char` is a part of a word: a letter, a digit, what is written on one, or `_`; "" is none."""
    return char.isalnum() or char == "_" or is_mark(char)


def is_mark(char: str) -> bool:
    """Whether `char` is written on the letter before it: an accent, the sign of a vowel. Not one of those of emoji."""
    return not char.isascii() and unicodedata.category(char)[0] == "M" and not _OF_EMOJI.match(char)


def goes_on(before: str, after: str) -> bool:
    """Whether one word goes on from the character `before` to the one `after` it ("" at an end of the text). Words of
    scripts without blanks end where the script does, as far as this can tell."""
    if not is_word(before) or not is_word(after):
        return False
    if is_mark(after):
        return True
    return _script(before) == _script(after)


def _script(char: str) -> int:
    if not is_unspaced(char):
        return 0
    return next((number for number, kana in enumerate(_KANA, 2) if kana.match(char)), 1)


def is_seen(char: str) -> bool:
    """Whether anything of `char` is seen. Characters that Unicode has not assigned yet may be emoji of tomorrow."""
    if char.isspace() or char in BLANK or char in _NOTHING:
        return False
    if char.isascii():
        return char.isprintable()
    kind = unicodedata.category(char)
    if kind == "Cf":
        return char in _SEEN_FORMAT
    code = ord(char)
    if kind == "Cn" and (code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF):  # they never will be
        return False
    return kind not in ("Cc", "Cs", "Zl", "Zp") and not _OF_EMOJI.match(char)


def is_blank(text: str) -> bool:
    """Whether nothing of `text` is seen."""
    return not any(map(is_seen, text))


_OVERRIDES = "\u202d\u202e"
_POP = "\u202c"
_ISOLATES = "\u2066\u2067\u2068"
_POP_ISOLATE = "\u2069"
# Letters and digits of scripts that run from right to left, and explicit directions.
_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def without_turns(text: str, mark: str = "") -> str:
    """`text` as it may be shown to others: without the characters that have letters run backwards (U+202D, U+202E), and
    without those that would turn the direction of the rest of their line, because nothing in it ends them (UAX #9, 2).
    In the place of each stands `mark`."""
    if text.isascii() or not _CONTROLS.search(text):
        return text
    return "\n".join(_line_without_turns(line, mark) for line in text.split("\n"))


def isolated(text: str) -> str:
    """`text` as it may stand within a sentence: a name that runs from right to left turns nothing around it."""
    if text.isascii() or not _TURNING.search(text):
        return text
    return f"\u2068{without_turns(text)}\u2069"


def _line_without_turns(line: str, mark: str) -> str:
    left_out: set[int] = set()
    begun: list[int] = []
    isolates: list[int] = []  # which of those begun are isolates
    for found in _CONTROLS.finditer(line):
        at, char = found.start(), found[0]
        if char == _POP_ISOLATE and isolates:  # ends all that was begun in it, too
            first = isolates.pop()
            left_out.update(begun[first + 1 :])
            del begun[first:]
        elif char == _POP and len(begun) > (isolates[-1] + 1 if isolates else 0):  # nothing around an isolate
            if line[first := begun.pop()] in _OVERRIDES:
                left_out |= {first, at}
        elif char in (_POP, _POP_ISOLATE):
            left_out.add(at)
        else:
            if char in _ISOLATES:
                isolates.append(len(begun))
            begun.append(at)
    left_out.update(begun)
    return "".join(mark if at in left_out else char for at, char in enumerate(line))
