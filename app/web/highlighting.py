"""Colours for code, by CSS class: comments, keywords, names, numbers and strings."""

import re
import time
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter

from markupsafe import Markup, escape
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, Operator, String, _TokenType

# The common ones. Others are shown without colours: a lexer runs on text that strangers write. INI goes by the lexer of
# TOML: its own takes three seconds for a hundred tabs and a sign, many times over.
LANGUAGES = {
    "bash": "bash", "c": "c", "c++": "cpp", "cpp": "cpp", "cs": "csharp", "csharp": "csharp", "css": "css",
    "diff": "diff", "dockerfile": "docker", "go": "go", "graphql": "graphql", "html": "html", "http": "http",
    "ini": "toml", "java": "java", "javascript": "javascript", "js": "javascript", "json": "json",
    "kotlin": "kotlin", "nginx": "nginx", "patch": "diff", "php": "php", "py": "python",
    "python": "python", "rb": "ruby", "ruby": "ruby", "rust": "rust", "rs": "rust", "scss": "scss", "sh": "bash",
    "shell": "bash", "sql": "sql", "swift": "swift", "toml": "toml", "ts": "typescript",
    "typescript": "typescript", "xml": "xml", "yaml": "yaml", "yml": "yaml",
}  # fmt: skip
# Lexers take time in proportion to the text and some of them to more than that.
MAX_HIGHLIGHTED = 2_000
# And so much of the processor at the most, looked at after each piece. The only thing that makes a single piece take
# longer are blanks without end, of which some lexers try every beginning with every end: 114 ms, and more.
MAX_HIGHLIGHTING_S = 0.008
_BLANKS = re.compile(r"\s{100}")

_CLASSES: tuple[tuple[_TokenType, str], ...] = (
    (Comment, "hl-c"),
    (Keyword, "hl-k"),
    (Operator.Word, "hl-k"),
    (Name.Tag, "hl-k"),
    (Name.Builtin, "hl-n"),
    (Name.Function, "hl-n"),
    (Name.Class, "hl-n"),
    (Name.Attribute, "hl-n"),
    (String, "hl-s"),
    (Number, "hl-m"),
)
CLASSES = frozenset(name for _, name in _CLASSES)


@cache
def _lexer(name: str) -> Lexer:
    return get_lexer_by_name(name, stripnl=False, ensurenl=False)


@cache
def _class_of(kind: _TokenType) -> str | None:
    return next((name for known, name in _CLASSES if kind in known), None)  # type: ignore[comparison-overlap]


def _tokens(lexer: Lexer, code: str) -> Iterator[tuple[str | None, str]]:
    """The pieces of `code` with the class of each. Raises TimeoutError once finding them, and what is done with them
    meanwhile, takes too long."""
    over = time.thread_time() + MAX_HIGHLIGHTING_S
    for kind, text in lexer.get_tokens(code):
        yield _class_of(kind), text
        if time.thread_time() > over:
            raise TimeoutError


def highlighted(code: str, info: str) -> Markup:
    """`code` as HTML, with colours if the first word of `info` is the name of a known language."""
    code = code.removesuffix("\n")
    language = LANGUAGES.get(info.split(maxsplit=1)[0].lower()) if info.strip() else None
    if language is None or len(code) > MAX_HIGHLIGHTED or _BLANKS.search(code):
        return escape(code)
    alike = groupby(_tokens(_lexer(language), code), key=itemgetter(0))
    pieces = ((name, escape("".join(text for _, text in texts))) for name, texts in alike)
    try:
        return Markup("".join(f'<span class="{name}">{text}</span>' if name else text for name, text in pieces))  # noqa: S704
    except TimeoutError:
        return escape(code)
