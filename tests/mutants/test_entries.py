"""The list of mutants fits the code; whether they are noticed is for `make mutants` to say."""

import shutil

import pytest

from tests.mutants.entries import ROOT, Mutant, load

HERE = "tests/mutants/test_entries.py"


@pytest.mark.template_rules
def test_every_mutant_fits_the_code_and_names_tests_that_exist() -> None:
    mutants = load()
    assert len(mutants) >= 100
    assert not [problem for mutant in mutants for problem in mutant.problems()]
    assert len({(mutant.file, mutant.old, mutant.new) for mutant in mutants}) == len(mutants)


@pytest.mark.parametrize(
    ("old", "new", "tests"),
    [
        ("no such text in there", "x", (HERE,)),
        ("import", "x", (HERE,)),
        ("import shutil", "import shutil", (HERE,)),
        ("import shutil", "import", (HERE,)),
        ("import shutil", "x", ()),
        ("import shutil", "x", (f"{HERE}::test_of_nothing",)),
        ("import shutil", "x", ("tests/mutants/test_nowhere.py",)),
    ],
)
def test_an_entry_that_does_not_fit_is_found(old: str, new: str, tests: tuple[str, ...], tmp_path) -> None:
    (tmp_path / HERE).parent.mkdir(parents=True)
    shutil.copy(ROOT / HERE, tmp_path / HERE)
    (tmp_path / "other.py").write_text("import shutil\nimport os\n")
    assert Mutant("tests", "other.py", old, new, tests).problems(tmp_path)
    fitting = Mutant(
        "tests", "other.py", "import shutil", "x", (f"{HERE}::test_an_entry_that_does_not_fit_is_found[a]",)
    )
    assert not fitting.problems(tmp_path)
    fitting.apply(tmp_path)
    assert (tmp_path / "other.py").read_text() == "x\nimport os\n"
