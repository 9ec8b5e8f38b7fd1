"""What the help pages name is there: pages, anchors, files, commands, addresses, settings, buttons."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from babel.messages.pofile import read_po

from app import create_app
from app.cli import main as command_line
from app.development import catalog as words
from app.development.reference import commands
from app.help.catalog import FOLDER, pages
from app.paths import ROOT
from app.settings import Settings
from tests.help.texts import HELP, TEXTS, anchors, bold, code_blocks, code_spans, every_text, links

pytestmark = pytest.mark.one_database

# Files that a reader is told to create.
TO_BE_MADE = {"app/admin/fruit.py", "templates/admin/cells/fruit.html"}
FOLDERS = ("app/", "templates/", "static/", "migrations/", "tests/", "components/", "layout/")
# What is written like a setting and is a variable of the shell, of `make` or of an example.
NO_SETTINGS = {"SWITCHBOARD_URL", "BENCH_NODE", "ARGS", "NAME", "DATA", "BACKUP"}
# Addresses that are no pages: namespaces, what is answered in front of pages, a command of chat, and examples.
NO_PAGES = {"/socket.io/", "/socket.io/notifications/", "/auth/socket-tokens", "/me", "/fruit", "/tickets"}
NO_ADDRESSES = {"/opt/switchboard"}
ADDRESS = re.compile(r"(?:(?:GET|POST|DELETE) )?(/[a-z][\w./<>-]*)")
CALL = re.compile(r"(?:(?<=bin/)|(?<!\S))switchboard(?: [a-z][a-z-]*){1,2}(?= |$)")
SETTING = re.compile(r"\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b")


def test_every_page_is_in_the_contents_and_every_entry_is_a_page() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.md")) == sorted(path.name for path in HELP)
    assert len({page.key for page in pages()}) == len(HELP)


@every_text
def test_every_link_leads_to_a_file_and_a_heading(path: Path) -> None:
    for link in links(path):
        name, _, anchor = link.partition("#")
        target = path if not name else (path.parent / name).resolve()
        assert "://" not in link, link
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target), link


def test_the_readme_leads_to_every_page() -> None:
    assert {f"app/help/{path.name}" for path in HELP} <= {link.partition("#")[0] for link in links(ROOT / "README.md")}


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_bytes()) <= 5 * 1024


@every_text
def test_every_file_that_is_named_is_there(path: Path) -> None:
    named = {span.partition("::")[0] for span in code_spans(path) if span.startswith(FOLDERS)} - TO_BE_MADE
    assert [name for name in sorted(named) if not is_there(name)] == []


def is_there(name: str) -> bool:
    """Whether `name` is a file, or a folder if it ends like one; parts of templates are named from their folder."""
    path = (ROOT / "templates" if name.startswith(("components/", "layout/")) else ROOT) / name
    return path.is_dir() if name.endswith("/") else path.exists()


@pytest.mark.parametrize("name", sorted(TO_BE_MADE))
def test_a_file_that_a_reader_is_to_create_would_have_a_place(name: str) -> None:
    assert (ROOT / name).parent.is_dir()
    assert not (ROOT / name).exists()


def called(path: Path) -> Iterator[str]:
    """The commands that a page tells its reader to give, one by one."""
    for block in code_blocks(path, "sh"):
        yield from (line.strip() for line in block.splitlines() if line.strip())
    yield from code_spans(path)


@every_text
def test_every_command_that_is_named_is_there(path: Path) -> None:
    known = {usage.partition(" -")[0].partition(" [")[0] for usage, _ in commands(command_line, "switchboard")}
    groups = {" ".join(each.split()[:2]) for each in known}
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for line in called(path):
        for call in re.findall(
            r"(?:^|/| )switchboard(?: [a-z][a-z-]*){1,2}", re.sub(r"[a-z]+/switchboard\.", "", line)
        ):
            name = "switchboard " + call.partition("switchboard ")[2]
            assert name in known | groups or name.rpartition(" ")[0] in known, line
        for target in re.findall(r"(?:^|&& )make ([a-z-]+)", line):
            assert target in targets, line
        for module in re.findall(r"python -m ([a-z_.]+)", line):
            file = ROOT.joinpath(*module.split("."))
            assert file.with_suffix(".py").is_file() or (file / "__main__.py").is_file(), line


@every_text
def test_every_option_that_is_named_is_there(path: Path) -> None:
    options = {name for _, command in commands(command_line, "") for each in command.params for name in each.opts}
    for line in called(path):
        _, call, given = line.partition("switchboard ") if CALL.search(line) else ("", "", "")
        assert not call or set(re.findall(r"(?<= )--[a-z-]+", f" {given}")) <= options, line


@every_text
def test_every_setting_that_is_named_is_there(path: Path) -> None:
    spans = [span for span in code_spans(path) if not span.startswith(FOLDERS)]
    named = {name for span in spans for name in SETTING.findall(span)}
    for block in (*code_blocks(path, "ini"), *code_blocks(path, "sh")):
        named |= set(re.findall(r"(?:^|[ =])([A-Z][A-Z_0-9]+)=", block, re.MULTILINE))
    assert named - NO_SETTINGS <= {name.upper() for name in Settings.model_fields}


@every_text
def test_every_address_that_is_named_is_answered(path: Path, make_settings) -> None:
    rules = create_app(make_settings()).url_map.iter_rules()
    answered = {re.sub(r"<(?:\w+:)?\w+>", "<>", rule.rule) for rule in rules} | NO_PAGES
    named = {found[1] for span in code_spans(path) if (found := ADDRESS.fullmatch(span))} - NO_ADDRESSES
    assert {address for address in named if re.sub(r"<\w+>", "<>", address) not in answered} == set()


@cache
def messages() -> set[str]:
    """Every message of the product, in English."""
    with TemporaryDirectory() as folder:
        template = Path(folder) / "messages.pot"
        words.extract(template)
        with template.open("rb") as file:
            ids = [message.id for message in read_po(file) if message.id]
    return {str(form) for each in ids for form in (each if isinstance(each, tuple | list) else (each,))}


@every_text
def test_what_stands_in_bold_is_written_on_a_page(path: Path) -> None:
    assert [text for text in bold(path) if text not in messages()] == []


def test_what_the_checks_look_at_is_there() -> None:
    """They would be content with pages that name nothing."""
    assert sum(len(links(path)) for path in TEXTS) > 60
    assert sum(span.startswith(FOLDERS) for path in TEXTS for span in code_spans(path)) > 250
    assert sum(line.startswith("switchboard") for path in TEXTS for line in called(path)) > 25
    assert sum(bool(SETTING.search(span)) for path in TEXTS for span in code_spans(path)) > 60
    assert sum(len(bold(path)) for path in TEXTS) > 5
