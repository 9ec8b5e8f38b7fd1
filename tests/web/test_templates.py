"""What every template, script and style sheet keeps to, so that the policy holds and pages speak every language."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from app.paths import ROOT, STATIC, TEMPLATES
from app.web.static_files import stored
from app.web.templating import environment

pytestmark = [pytest.mark.template_rules, pytest.mark.one_database]

PAGES = sorted(TEMPLATES.rglob("*.html"))
OWN_SCRIPTS = sorted((STATIC / "js").rglob("*.js"))
STYLES = sorted((STATIC / "css").glob("*.css"))
CSS_BUDGET = 12 * 1024

# What a strict policy refuses, or what htmx would need eval for.
FORBIDDEN = {
    "an inline script": r"<script(?![^>]*\bsrc=)",
    "an inline style": r"<style\b|\sstyle\s*=",
    "an inline handler": r"\son[a-z]+\s*=\s*[\"']",
    "hx-on": r"\bhx-on\b",
    "a script for an address or a value": r"[\"'](?:javascript|js):",
    "a trigger filter": r"hx-trigger\s*=\s*\"[^\"]*\[",
    "a frame or an object": r"<(?:iframe|object|embed|base)\b",
}
# The namespace of SVG is a name and not an address.
HOST = re.compile(r"(?:https?:)?//(?!www\.w3\.org/2000/svg)[a-z0-9-]+\.[a-z]{2,}", re.IGNORECASE)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_template_needs_nothing_that_the_policy_refuses(path: Path) -> None:
    text = path.read_text()
    found = {what: re.search(pattern, text, re.IGNORECASE) for what, pattern in FORBIDDEN.items()}
    assert {what: hit.group() for what, hit in found.items() if hit} == {}


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        '<p style="color:red">',
        '<button onclick="x()">',
        '<p hx-on:click="x()">',
        "<a hx-vals='js:{a: 1}'>",
        '<p hx-trigger="click[ctrlKey]">',
        '<base href="/">',
    ],
)
def test_the_rules_would_find_it(markup: str) -> None:
    assert any(re.search(pattern, markup, re.IGNORECASE) for pattern in FORBIDDEN.values())


@pytest.mark.parametrize("path", [*PAGES, *OWN_SCRIPTS, *STYLES], ids=name_of)
def test_nothing_is_loaded_from_another_host(path: Path) -> None:
    assert HOST.findall(path.read_text()) == []


def test_no_template_uses_what_only_htmx_2_had() -> None:
    checker = ROOT / "static" / "vendor" / "htmx" / "upgrade-check.py"
    result = subprocess.run([sys.executable, checker, "--no-color", TEMPLATES], capture_output=True, text=True)
    assert (result.returncode, result.stdout.strip()) == (0, "")
    assert f"Scanning {len(PAGES)} file(s)" in result.stderr


# Ids that a condition or a loop puts together.
MADE_UP_IDS = {"#{}", "#member-{}{}", "#messages-{}"}


def elements_of(templates: str) -> tuple[set[str], set[str]]:
    """The ids and classes that elements in the text of `templates` have, and those that htmx is told to look for: as
    selectors, with `{}` for each value."""
    text = re.sub(r"(?s)\{#.*?#\}", "", templates)
    text = re.sub(r"(['\"]) ~ [\w.]+ ~ \1", "{}", text)
    given = re.findall(r"\w\(['\"]([\w{}-]+)['\"]", text)  # to macros, which make elements of it
    text = re.sub(r"\{\{.*?\}\}", "{}", text)
    classes = " ".join(re.findall(r'\bclass="([^"]*)"', text))
    there = {f"#{id}" for id in [*given, *re.findall(r'\bid="([\w{}-]+)"', text)]}
    there |= {f".{name}" for name in re.findall(r"[\w-]+", classes)}
    wanted = " ".join(re.findall(r'\bhx-(?:target|select)(?:-oob)?="((?!closest)[^"]*)"', text))
    return there, set(re.findall(r"[#.][\w{}-]+", wanted)) - MADE_UP_IDS


def test_what_htmx_looks_for_is_in_some_template() -> None:
    there, wanted = elements_of("\n".join(path.read_text() for path in PAGES))
    assert len(wanted) > 20
    assert wanted - there == set()


def test_an_element_that_no_template_has_would_be_missed() -> None:
    text = """<p id="a-{{ b }}" class="c"><i hx-target="#a-{{ x.y }}"><b hx-select=".c, #d">{{ e('f-' ~ g ~ '-h') }}"""
    there, wanted = elements_of(text + '<s hx-target="#f-{{ g }}-h">')
    assert wanted - there == {"#d"}


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_template_says_first_what_it_is_given(path: Path) -> None:
    assert path.read_text().startswith("{#")


def test_every_template_compiles() -> None:
    for path in PAGES:
        environment.get_template(str(path.relative_to(TEMPLATES)))


def test_what_all_templates_know_is_known_to_those_that_were_read_before(monkeypatch):
    template = environment.from_string("{{ known_later }}")
    monkeypatch.setitem(environment.globals, "known_later", "yes")
    assert template.render() == "yes"


def test_nobody_gives_a_template_values_that_all_others_would_have_too():
    with pytest.raises(ValueError, match="when it is rendered"):
        environment.from_string("", globals={"known_here": "only"})
    with pytest.raises(AttributeError):
        environment.get_template("components/_notice.html") and environment.get_template(
            "components/_notice.html", globals={"a": 1}
        )


class _Texts(HTMLParser):
    """Collects what a reader would read or hear."""

    SPOKEN = frozenset({"alt", "aria-label", "placeholder", "title", "data-copied", "data-finished"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        # Macros also make attributes, which stand outside of any tag here.
        self.found.append(re.sub(r'[a-z-]+="[^"]*"', "", data))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in self.SPOKEN]


# The product's name, and a unit that both languages write alike.
SAME_EVERYWHERE = {"Switchboard", "UTC"}
_JINJA = (r"\{#.*?#\}", r"\{% *trans\b.*?\{% *endtrans *%\}", r"\{%.*?%\}", r"\{\{.*?\}\}")


def bare_words(template: str) -> list[str]:
    """The words of a template that go around the catalog."""
    for pattern in _JINJA:
        template = re.sub(pattern, "", template, flags=re.DOTALL)
    texts = _Texts()
    texts.feed(template)
    words = re.findall(r"[^\W\d_]{2,}", " ".join(texts.found))
    return [word for word in words if word not in SAME_EVERYWHERE]


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_word_comes_from_the_catalog(path: Path) -> None:
    assert bare_words(path.read_text()) == []


def test_untranslated_words_are_found() -> None:
    assert bare_words("<p>{{ _('Fine') }} Bare</p><img alt='Seen'>{# not this #}{% trans %}nor this{% endtrans %}") == [
        "Bare",
        "Seen",
    ]


def test_style_sheets_keep_to_their_budget() -> None:
    assert sum(len(stored(path).packed or b"") for path in STYLES) <= CSS_BUDGET
