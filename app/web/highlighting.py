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
# Names of other languages, and of what is none, that people write at the beginning of code: they are no code.
_OTHERS = frozenset({
    "ada", "apache", "apl", "asm", "assembly", "awk", "basic", "bat", "batch", "bicep", "bnf", "c#", "caddyfile",
    "clj", "clojure", "cmake", "cmd", "cobol", "coffee", "coffeescript", "conf", "config", "console", "crystal",
    "cson", "csv", "cuda", "cypher", "cython", "d2", "dart", "delphi", "django", "docker", "dot", "dotenv", "ebnf",
    "elisp", "elixir", "elm", "env", "erb", "erlang", "exs", "f#", "f90", "fish", "fortran", "fs", "fsharp",
    "gdscript", "gherkin", "gitignore", "glsl", "gradle", "groovy", "haml", "handlebars", "haskell", "hbs", "hcl",
    "hcl2", "hlsl", "hs", "htaccess", "j2", "jinja", "jinja2", "jl", "json5", "jsonc", "jsonl", "jsonnet", "jsp",
    "jsx", "julia", "kt", "kts", "latex", "less", "liquid", "lisp", "llvm", "log", "lua", "makefile", "markdown",
    "mathml", "matlab", "md", "mdx", "mermaid", "mjs", "mk", "mustache", "nasm", "ndjson", "nim", "nix", "objc",
    "objective-c", "objectivec", "ocaml", "octave", "output", "pas", "pascal", "perl", "pgsql", "php3", "pl",
    "plain", "plaintext", "plantuml", "plist", "plpgsql", "plsql", "postcss", "powershell", "prisma", "prolog",
    "promql", "proto", "protobuf", "ps1", "psql", "pug", "puml", "puppet", "pwsh", "py3", "pytb", "python3", "qml",
    "raku", "razor", "regex", "rego", "restructuredtext", "rst", "sass", "scala", "scm", "sed", "sol", "solidity",
    "sparql", "sqlite", "stylus", "svelte", "svg", "systemd", "systemverilog", "tcl", "terraform", "tex", "text",
    "textile", "tf", "tsql", "tsv", "tsx", "twig", "txt", "typst", "vb", "vba", "vbnet", "vbscript", "verilog",
    "vhdl", "vim", "viml", "vue", "wasm", "wast", "wat", "wgsl", "xhtml", "xsl", "xslt", "zig", "zsh",
})  # fmt: skip
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


def is_language(text: str) -> bool:
    """Whether `text` is the name of a language, with or without blanks around it."""
    name = text.strip().lower()
    return name in LANGUAGES or name in _OTHERS


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


def highlighted(code: str, name: str) -> Markup:
    """`code` as HTML, with colours if `name` is that of a language for which there are some."""
    code = code.removesuffix("\n")
    language = LANGUAGES.get(name.lower())
    if language is None or len(code) > MAX_HIGHLIGHTED or _BLANKS.search(code):
        return escape(code)
    alike = groupby(_tokens(_lexer(language), code), key=itemgetter(0))
    pieces = ((name, escape("".join(text for _, text in texts))) for name, texts in alike)
    try:
        return Markup("".join(f'<span class="{name}">{text}</span>' if name else text for name, text in pieces))  # noqa: S704
    except TimeoutError:
        return escape(code)
