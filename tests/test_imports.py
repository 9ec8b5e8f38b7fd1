"""How the modules of `app` stand to each other, beyond what the layers say."""

import ast
from pathlib import Path

import grimp
import pytest

pytestmark = pytest.mark.template_rules

APP = Path(__file__).parent.parent / "app"
MOST_LINES = 300


def circles(imports: dict[str, set[str]]) -> list[set[str]]:
    """The groups of modules that lead back to themselves, by what each imports."""
    reach = {module: set(imports[module]) for module in imports}
    for middle in imports:
        for module in imports:
            if middle in reach[module]:
                reach[module] |= reach[middle]
    inside = {module for module in imports if module in reach[module]}
    return [{other for other in inside if other in reach[module] and module in reach[other]} for module in inside]


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})[0] == {"a", "b", "c"}
    graph = grimp.build_graph("app", exclude_type_checking_imports=True)
    found = circles({module: graph.find_modules_directly_imported_by(module) for module in graph.modules})
    assert not found, sorted(found[0])


def test_no_package_hides_one_of_its_modules_behind_a_name() -> None:
    for init in APP.rglob("__init__.py"):
        package = ".".join(init.parent.relative_to(APP.parent).parts)
        modules = {
            each.stem for each in init.parent.iterdir() if each.suffix == ".py" or (each / "__init__.py").exists()
        }
        for node in ast.parse(init.read_text()).body:
            for alias in node.names if isinstance(node, ast.ImportFrom) else ():
                name = alias.asname or alias.name
                if name in modules and node.module != f"{package}.{name}":
                    assert f"{node.module}.{alias.name}" == f"{package}.{name}", f"{init}: {name}"


@pytest.mark.parametrize("path", sorted(APP.rglob("*.py")), ids=lambda path: str(path.relative_to(APP)))
def test_files_are_short_enough(path: Path) -> None:
    lines = len(path.read_text().splitlines())
    assert lines <= MOST_LINES, f"{lines} lines: split it"
