"""Bundles: many scripts, or style sheets, in one file, so that a first visit takes a few requests and packs better.

Scripts are written as ES modules and served as written while developing. Otherwise each module becomes a function in
the file of its bundle, which returns what the module exports; bundles import each other, so that every module still
runs once. What this understands is what our modules use (imports and exports by name, each on lines of their own);
anything else raises `ValueError`, and so fails the tests.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from app import paths

SCRIPTS = "js/bundles/"
STYLES = "css/bundles/"

# What pages ask for, and by what name; what these import belongs to the first that does. A module that is fetched later
# is a bundle of its own with what only it needs, unless it is named here: then it comes along.
SCRIPT_BUNDLES: Mapping[str, tuple[str, ...]] = {
    "shell": ("js/shell.js",),
    "socketio-client": ("js/socketio-client.js",),
    "main": ("js/hx-socketio.js", "js/live.js", "js/stylesheets.js", "js/shell/keyboard.js"),
    "later": ("js/lazy.js",),
    "chat": ("js/chat.js",),
    "chat-later": (
        "js/chat/read_position.js",
        "js/chat/read_receipts.js",
        "js/chat/typing.js",
        "js/chat/composer_tools.js",
        "js/local-word.js",
    ),
}
STYLE_BUNDLES: Mapping[str, tuple[str, ...]] = {
    "pages": tuple(
        f"css/{name}.css"
        for name in ("tokens", "base", "components", "forms", "layout", "chat", "pages", "lists", "utilities")
    )
}

_IMPORT = re.compile(r"^import (?:(\{[^}]*\}|\* as \w+) from )?'(\.[^']+)';[^\n]*\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function\*? (\w+)|class (\w+)|const (\w+))", re.MULTILINE)
_LATER = re.compile(r"\bimport\('(\.[^']+)'\)")
# What neither of these has taken.
_LEFT = re.compile(r"^(?:import\b(?!\()|export\b).*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Module:
    """A script: what it imports at once, with the names, what it imports later, what it exports, and the rest."""

    name: str
    imports: tuple[tuple[str, str], ...]
    later: tuple[str, ...]
    exports: tuple[str, ...]
    body: str


def _module(name: str) -> _Module:
    written = (paths.STATIC / name).read_text()
    imports = tuple((_beside(name, address), names) for names, address in _IMPORT.findall(written))
    body = _IMPORT.sub("", written)
    exports = tuple(function or kind or value for _, function, kind, value in _EXPORT.findall(body))
    body = _EXPORT.sub(r"\1", body)
    if left := _LEFT.search(body):
        raise ValueError(f"{name}: {left[0]!r} is more than bundles understand")
    return _Module(name, imports, tuple(_beside(name, each) for each in _LATER.findall(body)), exports, body)


def _beside(name: str, address: str) -> str:
    """What `address` means in the script `name`, from the folder of static files."""
    parts: list[str] = []
    for part in (PurePosixPath(name).parent / address).parts:
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which bundle each module is in, and the modules of each bundle in the order in which they run."""

    modules: Mapping[str, _Module]
    bundle_of: Mapping[str, str]

    def of(self, bundle: str) -> Iterator[_Module]:
        return (self.modules[name] for name, its in self.bundle_of.items() if its == bundle)


@cache
def _plan() -> _Plan:
    modules: dict[str, _Module] = {}
    bundle_of: dict[str, str] = {}
    later: dict[str, None] = {}

    def load(name: str) -> _Module:
        if name not in modules:
            modules[name] = _module(name)
            later.update(dict.fromkeys(modules[name].later))
            for imported, _ in modules[name].imports:
                if not _is_vendored(imported):
                    load(imported)
        return modules[name]

    def closure(name: str) -> Iterator[str]:
        """`name` after all that it imports."""
        for imported, _ in load(name).imports:
            if not _is_vendored(imported):
                yield from closure(imported)
        yield name

    for bundle, roots in SCRIPT_BUNDLES.items():
        for root in roots:
            for name in closure(root):
                bundle_of.setdefault(name, bundle)
    roots_of: dict[str, list[str]] = {}
    pending = list(later)
    for root in pending:
        for name in closure(root):
            roots_of.setdefault(name, [])
            if root not in roots_of[name]:
                roots_of[name].append(root)
        pending += [name for name in later if name not in pending]
    for name, its_roots in roots_of.items():
        # What several need that come at different times is apart from all of them.
        bundle_of.setdefault(name, _name_of(its_roots[0] if len(its_roots) == 1 else name))
    return _Plan(modules, bundle_of)


def _is_vendored(name: str) -> bool:
    return name.startswith("vendor/")


def _name_of(module: str) -> str:
    return module.removeprefix("js/").removesuffix(".js").replace("/", "-")


def _variable(module: str) -> str:
    return "$" + re.sub(r"\W", "_", module.removesuffix(".js"))


def follow_changes() -> None:
    """Read the scripts again when they are next asked for."""
    _plan.cache_clear()


def bundle_names() -> list[str]:
    """All bundles, as files of the folder of static files."""
    scripts = dict.fromkeys(_plan().bundle_of.values())
    return [f"{SCRIPTS}{name}.js" for name in scripts] + [f"{STYLES}{name}.css" for name in STYLE_BUNDLES]


def bundle(name: str) -> str | None:
    """What the bundle `name` ("js/bundles/chat.js") holds; None if there is none."""
    if name.startswith(SCRIPTS) and name.endswith(".js"):
        return _scripts(name.removeprefix(SCRIPTS).removesuffix(".js"))
    if name.startswith(STYLES) and name.endswith(".css"):
        parts = STYLE_BUNDLES.get(name.removeprefix(STYLES).removesuffix(".css"))
        # They lie one folder deeper than what they are made of.
        return "\n".join(_style(part) for part in parts) if parts else None
    return None


def _style(name: str) -> str:
    return (paths.STATIC / name).read_text().replace('url("../', 'url("../../')


def _scripts(bundle: str) -> str | None:
    plan = _plan()
    modules = list(plan.of(bundle))
    if not modules:
        return None
    needed: dict[str, dict[str, None]] = {}
    vendored: dict[str, None] = {}
    for module in modules:
        for imported, _ in module.imports:
            if _is_vendored(imported):
                vendored[imported] = None
            elif (place := plan.bundle_of[imported]) != bundle:
                needed.setdefault(place, {})[_variable(imported)] = None
    lines = [f"import {{ {', '.join(names)} }} from './{place}.js';" for place, names in needed.items()]
    lines += [f"import * as {_variable(each)} from '../../{each}';" for each in vendored]
    lines += [_function(module, plan) for module in modules]
    lines.append(f"export {{ {', '.join(_variable(module.name) for module in modules)} }};")
    return "\n".join(lines) + "\n"


def _function(module: _Module, plan: _Plan) -> str:
    def later(found: re.Match[str]) -> str:
        name = _beside(module.name, found[1])
        return f"import('./{plan.bundle_of[name]}.js').then(($) => $.{_variable(name)})"

    imports = "".join(
        f"const {re.sub(' as ', ': ', names.removeprefix('* as '))} = {_variable(imported)};\n"
        for imported, names in module.imports
        if names
    )
    body = _LATER.sub(later, module.body)
    exports = ", ".join(module.exports)
    return f"const {_variable(module.name)} = (() => {{\n{imports}{body}\nreturn {{ {exports} }};\n}})();"
