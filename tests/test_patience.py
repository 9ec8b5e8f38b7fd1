"""No test gives up sooner than all others: on a busy machine that is a failure of the test, and of nothing else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.paths import ROOT

TESTS = ROOT / "tests"
# How pages are waited for, as Playwright calls it.
WAITING = ("to_", "not_to_", "expect_", "wait_for")
# The time limit of a test for which there is no mark.
USUAL_S = 600


def calls_in(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """The calls in `file`, each with the name that is called."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, node


def least(node: ast.expr) -> float:
    """The least that an expression of numbers and sums can be."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return least(node.left) + least(node.right)
    return float(node.value) if isinstance(node, ast.Constant) else 0.0


@pytest.mark.one_database
def test_whatever_is_waited_for_is_waited_for_as_long() -> None:
    hasty = []
    for file in sorted(TESTS.rglob("*.py")):
        if "bench" in file.relative_to(TESTS).parts:
            continue
        for name, call in calls_in(file):
            limits = [each.value for each in call.keywords if each.arg == "timeout"]
            short = [each for each in limits if isinstance(each, ast.Constant)]
            # Of itself a client of httpx gives up after five seconds.
            is_client = ast.unparse(call.func) == "httpx.AsyncClient" and (not limits or short)
            is_wait = name.startswith(WAITING) and short
            is_mark = name == "timeout" and "mark" in ast.unparse(call.func) and least(call.args[0]) < USUAL_S
            if is_client or is_wait or is_mark:
                hasty.append(f"{file.relative_to(ROOT)}:{call.lineno}: {ast.unparse(call)[:100]}")
    assert hasty == []
