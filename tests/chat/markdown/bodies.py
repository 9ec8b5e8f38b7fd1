"""Messages as people type them, made up from a seed, with what a reader has to see of each."""

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

_LATIN = "abcdefghijklmnoprstuvwxyzäéñøß"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщыьэюяё"
# The letters of each script. Words are made of whole letters, so that vowel signs and accents stay on theirs.
ALPHABETS: dict[str, list[str]] = {
    "latin": [*_LATIN, *_LATIN.upper().replace("ß", "")],
    "cyrillic": [*_CYRILLIC, *_CYRILLIC.upper()],
    "greek": [*"αβγδεζηθικλμνξοπρστυφχψωάέήίόύώ"],
    "arabic": [*"ابتثجحخدذرزسشصضطظعغفقكلمنهوي"],
    "hebrew": [*"אבגדהוזחטיכלמנסעפצקרשת"],
    "hindi": [f"{letter}{sign}" for letter in "कखगघचछजझटठडढतथदधनपफबभमयरलवशषसह" for sign in ("", "ा", "ि", "ी", "ु", "्")],
    "korean": [*"가나다라마바사아자차카타파하한국말글"],
    "decomposed": [unicodedata.normalize("NFD", letter) for letter in "éàüñçёйåőộżščгбвлкпд"],
    "chinese": [
        *"的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心"
    ],
    "japanese": [*"あいうえおかきくけこさしすせそたちつてとなにぬねのはひふまみむもやゆよらりるれろわがぎぐ日本語東京"],
    "thai": [f"{letter}{sign}" for letter in "กขคงจฉชซดตถทนบปผพฟมยรลวสหอ" for sign in ("", "ี", "ั", "ุ", "่")],
}
SPACED = ("latin", "cyrillic", "greek", "arabic", "hebrew", "hindi", "korean", "decomposed")

_JOINTS = ["*", "_", "~~", "`", "::", ":", ".", ",", "/", "-", "'", "’", "**", "__", "@", "#", "=", "&", "+", "^", "->"]
# Tokens that a reader has to see as they were typed, at most one of them in a line.
_ODD = [
    "2*3*4", "2**10", "3.14", "1_000_000", "10:30:45", "C++", "C#", "*.py", "**/*.py", "*args", "**kwargs",
    "__init__", "__init__.py", "src/**/*.ts", "*/*", "a.*|b.*", "f(x)*g(x)*h", ">=", "<-", "~/", "~5", "$5",
    "50%", ":(", ">_<", "1.", "don`t", "`", "``", "****", "f***", "_", "__", "~~", "[", "](", "()", "#",
    "&amp;", "<b>", "\\*", "C:\\a\\*", "—", "…", "std::hash::Hash", ":80", "::1", "a:b:c", "@", "[x]", "[1]",
    "(*)", '"*"', "e.g.", "x_", "_x", "?!", "¡¿", "«»",
]  # fmt: skip
# What stands around an address, and is none of it.
_AROUND = [
    "{}", "({})", "[{}]", "<{}>", "«{}»", "„{}“", "“{}”", "‘{}’", "（{}）", "「{}」", "『{}』", "【{}】", "《{}》",
    "〔{}〕", "{},", "{}.", "{}!", "{}…", "{}，", "{}。", "{}、", "{}；", "{}：", "{}！", "{}？", "{}،", "{}؛", "{}؟",
    "{}।", "{}॥", "{}։", "{}።", "{}။", "{}។", "{}–", "{}—", "{}👍", "{}❤️", "{}).", "{}».", "{}）。", "看{}", "👉{}",
    "«{}»,", '"{}"',
    "{}\u202e", "{}\u200b",
]  # fmt: skip
# What stands around a style.
_BESIDE = [
    "{}", "({})", "«{}»", "「{}」", "“{}”:", "{},", "{}.", "{}。", "{}،", "{}।", "—{}—",
]  # fmt: skip
_LANGUAGES = ["python", "js", "SQL", "text", "rust"]
_EMOJI = {":tada:": "🎉", ":+1:": "👍", ":Rocket:": "🚀", ":золотая_медаль:": "🥇"}
NAME = "Boris"
_CALLED = [
    "{}",
    "({})",
    "{}!",
    "{},",
    "{}’s",
    "**{}**",
    "_{}_",
    "！{}。",
    "你好{}你好",
    "{}さん",
    "สวัสดี{}",
    "👋{}",
    "{}…",
]
_NOT_CALLED = [
    "x{}",
    "{}x",
    "{}_x",
    "{}.de",
    "{}-x",
    "x/{}",
    "{}/x",
    "ж{}",
    "{}ж",
    "{}\u0301\u0323y",
    "x@{}",
    "{}@x.de",
    "{}:x.de",
]


@dataclass
class Body:
    """A message. `words` are (word, the kinds of elements it stands in: code, quote, item), in order; `tokens` have to
    be seen as they are; `links` are the addresses; `stored` is what is kept of the text; `calls`, how often Boris is
    called."""

    lines: list[str] = field(default_factory=list)
    stored_lines: list[str] = field(default_factory=list)
    words: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    calls: int = 0

    @property
    def typed(self) -> str:
        return "\n".join(self.lines)

    @property
    def stored(self) -> str:
        return "\n".join(self.stored_lines)


class Writer:
    """Makes up one message from a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._scripts = self._random.sample(sorted(ALPHABETS), 3)
        self._used = {"https://example.com/"}
        self._where: frozenset[str] = frozenset()
        self.body = Body()

    def write(self) -> Body:
        makers: list[Callable[[], None]] = [self._text, self._text, self._text, self._quote, self._fence, self._list]
        for _ in range(self._random.randint(1, 5)):
            self._random.choice(makers)()
        return self.body

    def _letters(self, scripts: list[str] | tuple[str, ...]) -> str:
        letters = ALPHABETS[self._random.choice(scripts)]
        while True:
            word = "".join(self._random.choices(letters, k=self._random.randint(3, 6)))
            if not any(word in other or other in word for other in self._used):
                self._used.add(word)
                return word

    def _word(self) -> str:
        word = self._letters(self._scripts)
        self.body.words.append((word, self._where))
        return word

    def _phrase(self) -> str:
        return " ".join(self._word() for _ in range(self._random.randint(1, 3)))

    def _token(self) -> str:
        """Two or three words with something between them that belongs there."""
        joint = self._random.choice(_JOINTS)
        scripts = [each for each in self._scripts if each in SPACED] or SPACED
        token = joint.join(self._letters(scripts) for _ in range(self._random.randint(2, 3)))
        self.body.tokens.append(token)
        return token

    def _styled(self) -> str:
        sign = self._random.choice(["*", "**", "_", "__", "~~", "***"])
        phrase = f"{self._word()} {self._word()}"
        return self._random.choice(_BESIDE).format(f"{sign}{phrase}{sign}")

    def _inline_code(self) -> str:
        self._where |= {"code"}
        code = f"`{self._phrase()}`"
        self._where -= {"code"}
        return code

    def _link(self) -> str:
        path = self._random.choice([self._letters(self._scripts), "a_b_c", "x?q=@Boris", "*y*/z", "(a)", "@Boris"])
        url = f"https://example.com/{path}"
        self.body.links.append(url)
        self.body.tokens.append(url)
        return self._random.choice(_AROUND).format(url)

    def _name(self) -> str:
        """Boris, called or not."""
        around = self._random.choice(_CALLED + _NOT_CALLED)
        quoted = "quote" in self._where
        if around in _CALLED and not quoted:
            self.body.calls += 1
        return around.format(f"@{NAME}")

    def _pieces(self) -> list[tuple[str, str]]:
        """(as it is typed, as it is stored) of a line of text."""
        makers = [self._phrase, self._phrase, self._token, self._styled, self._inline_code, self._link, self._name]
        pieces = [(self._phrase(),) * 2]
        for _ in range(self._random.randint(0, 4)):
            piece = self._random.choice(makers)()
            pieces.append((piece, piece))
        if self._random.random() < 0.4:
            name = self._random.choice(sorted(_EMOJI))
            pieces.append((name, _EMOJI[name]))
            around = self._random.choice(["({})", "{}!", "x{}", "{0}{0}", "a{}b"]).format(name)
            pieces.append((around, around))
        if self._random.random() < 0.5:
            odd = self._random.choice(_ODD)
            self.body.tokens.append(odd)
            pieces.insert(1, (odd, odd))
        return pieces

    def _add(self, before: str, pieces: list[tuple[str, str]]) -> None:
        self.body.lines.append(before + " ".join(typed for typed, _ in pieces))
        self.body.stored_lines.append(before + " ".join(stored for _, stored in pieces))

    def _text(self) -> None:
        self._add("", self._pieces())
        if self._random.random() < 0.1:
            self._add("", [])

    def _quote(self) -> None:
        self._where = frozenset({"quote"})
        for _ in range(self._random.randint(1, 3)):
            self._add("> ", self._pieces())
        self._where = frozenset()

    def _list(self) -> None:
        self._where = frozenset({"item"})
        number = self._random.randint(1, 2100)
        for item in range(self._random.randint(1, 3)):
            mark = self._random.choice(["- ", "• ", f"{number + 5 * item}. ", f"{number}) "])
            self._add(mark, self._pieces())
            if mark[0].isdigit():
                self.body.tokens.append(mark.strip())
            if self._random.random() < 0.3:
                self._add("   ", self._pieces())
        self._where = frozenset()

    def _fence(self) -> None:
        opening = self._phrase() + " " if self._random.random() < 0.5 else ""
        self._where = frozenset({"code"})
        first = self._random.choice(["", self._random.choice(_LANGUAGES), None])
        if first is None:
            first = f"{self._phrase()};"
        begins = ["", "> ", "- ", "    ", "**", "@Boris :tada: "]
        code = [self._random.choice(begins) + self._phrase() for _ in range(self._random.randint(1, 3))]
        self._where = frozenset()
        lines = [f"{opening}```{first}", *code]
        if self._random.random() < 0.5:
            lines.append("```")
        else:
            lines[-1] += "```"
        if self._random.random() < 0.4:
            lines[-1] += " " + self._phrase()
        self.body.lines += lines
        self.body.stored_lines += lines
