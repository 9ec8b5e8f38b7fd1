"""Docstrings of public names in `app/` say more than their names."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import app

pytestmark = pytest.mark.template_rules

PACKAGE = Path(app.__file__).parent
MIN_WORDS = 5

_Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _public_nodes(node: ast.AST) -> Iterator[_Documented]:
    """The public functions, classes and methods below `node`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, _Documented) and not child.name.startswith("_"):
            yield child
        yield from _public_nodes(child)


def find_short_docstrings(source: str) -> list[tuple[int, str]]:
    """Line and docstring of each public name in `source` that is documented in fewer than `MIN_WORDS` words."""
    docstrings = [(node.lineno, ast.get_docstring(node)) for node in _public_nodes(ast.parse(source))]
    return [(line, text) for line, text in docstrings if text is not None and len(text.split()) < MIN_WORDS]


def test_docstrings_have_at_least_five_words():
    """Say what goes in and out, with units, which errors are raised, and what callers must know. If the name says all
    of that, leave the docstring out."""
    short = [
        f"{path.relative_to(PACKAGE.parent)}:{line}: {text}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, text in find_short_docstrings(path.read_text())
    ]
    assert not short, "\n".join(short)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('def greet():\n    """Say hello."""', [(1, "Say hello.")]),
        (
            'class Greeter:\n    async def greet(self):\n        """Greet the four others."""',
            [(2, "Greet the four others.")],
        ),
        ('def greet():\n    """Return the greeting for users."""', []),
        ('def _greet():\n    """Say hello."""', []),
        ("def greet():\n    return 1", []),
    ],
)
def test_short_docstrings_are_found(source: str, found: list[tuple[int, str]]):
    assert find_short_docstrings(source) == found
