"""The list of mutants: the `.toml` files beside this one, one an area."""

import ast
import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
_FIELDS = {"file", "old", "new", "tests"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake: in `file`, `old` becomes `new`. `tests` are node ids, at least one of which must fail then."""

    area: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def problems(self, root: Path = ROOT) -> list[str]:
        """What is wrong with the entry: its text is not found exactly once in `root`, what it becomes is no code, or a
        test is not there."""
        found = (root / self.file).read_text().count(self.old) if (root / self.file).exists() else 0
        wrong = [] if found == 1 else [f"{self.file}: found {found} times: {self.old!r}"]
        if found == 1 and not self._compiles(root):
            wrong.append(f"{self.file}: is no code with {self.new!r}")
        if self.old == self.new:
            wrong.append(f"{self.file}: changes nothing: {self.old!r}")
        if not self.tests:
            wrong.append(f"{self.file}: no test is named for {self.old!r}")
        return wrong + [f"{self.file}: no test {test}" for test in self.tests if not _exists(root, test)]

    def _compiles(self, root: Path) -> bool:
        try:
            if self.file.endswith(".py"):
                ast.parse((root / self.file).read_text().replace(self.old, self.new, 1))
        except SyntaxError:
            return False
        return True

    def apply(self, root: Path) -> None:
        """Make the mistake in the copy at `root`."""
        path = root / self.file
        path.write_text(path.read_text().replace(self.old, self.new, 1))

    def __str__(self) -> str:
        def short(text: str) -> str:
            line = " ".join(text.split())
            return line if len(line) <= 60 else line[:59] + "…"

        return f"{self.file}: {short(self.old)} → {short(self.new) or 'nothing'}"


def load() -> list[Mutant]:
    """All mutants, in the order of their areas. Raises KeyError or ValueError for a malformed entry."""
    mutants = []
    for path in sorted(HERE.glob("*.toml")):
        for entry in tomllib.loads(path.read_text())["mutant"]:
            if set(entry) != _FIELDS:
                raise ValueError(f"{path.name}: an entry has {', '.join(sorted(_FIELDS))}, not {', '.join(entry)}")
            fields = {name: entry[name] for name in ("file", "old", "new")}
            mutants.append(Mutant(path.stem, **fields, tests=tuple(entry["tests"])))
    return mutants


def _exists(root: Path, test: str) -> bool:
    """Whether the test function of the node id `test` is defined in its file."""
    path, _, name = test.partition("::")
    function = name.partition("[")[0].rpartition("::")[2]
    file = root / path
    return file.exists() and (not name or f"def {function}(" in file.read_text())
