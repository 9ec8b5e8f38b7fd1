"""How the product speaks: plain English, and Russian as an editor would have it."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from app.paths import ROOT, TEMPLATES, TRANSLATIONS
from app.text import parse_day
from app.web.templating import environment

pytestmark = [pytest.mark.template_rules, pytest.mark.one_database]

with (TRANSLATIONS / "ru" / "LC_MESSAGES" / "messages.po").open("rb") as _file:
    MESSAGES = [message for message in read_po(_file, locale="ru") if message.id]

# Riddles, and words that have become old: "you", a verb or the thing itself says it better.
NOT_PLAIN = re.compile(
    r"\b(?:whoever|whomever|those who|those chosen|nobody|somebody|anew|lately|meanwhile|may not|must not"
    r"|e-mail|is told|are told|it counts|counts from|hand over|let (?:in|into|them|people))\b",
    re.IGNORECASE,
)
# In Russian: what a term was called before there was a glossary, the opposite of what is meant, and gender.
NOT_OUR_TERMS = re.compile(
    r"вход\w* (?:за|вы)верш|вход (?:на \w+ )?заверш|выполнен выход|будет выполнен|стёрт|стереть|картинк|впущен|впустит"
    r"|лишён|лишить слова|журнал\w* аудита|код\w* восстановления|эл\. почт"
    r"|(?<!приложени.-)(?<!приложением-)аутентификатор|вторы[ехм]\w* фактор|с ключом доступа"
    r"|(?:войдите|войти) с паролем|жив\w+ соединени|на связи|присоедин|закрыть доступ|закрыт доступ|вернуть доступ"
    r"|сохранённ\w+ вид\b|вида? «|личн\w+ переписк|нет разрешения|вживую|заблокирован\(|\(а\)|прочитал,|сохранил\b",
    re.IGNORECASE,
)
SHORT_WORDS = "а|в|во|до|за|и|из|к|ко|на|не|ни|но|о|об|от|по|с|со|у"
BREAKS = {
    "after a short word": re.compile(rf"(?i)(?<![\w-])(?:{SHORT_WORDS}) \S"),
    "after a number": re.compile(
        r"(?:(?<![\w./:-])\d+|%\((?:num|count|max|max_length|seconds|line|number)\)s|\{limit\}) [^\W\d_]"
    ),
    "before a dash": re.compile(r" [—–] "),
    "before a particle": re.compile(r" (?:ли|же|бы)\b"),
}


def forms(text: object) -> list[str]:
    return [str(form) for form in text] if isinstance(text, list | tuple) else [str(text)]


ENGLISH = [text for message in MESSAGES for text in forms(message.id)]
RUSSIAN = [text for message in MESSAGES for text in forms(message.string)]


def found(pattern: re.Pattern[str], texts: list[str]) -> list[str]:
    return [text for text in texts if pattern.search(text)]


def test_english_is_plain_and_has_its_own_signs() -> None:
    assert found(NOT_PLAIN, ENGLISH) == []
    assert found(re.compile("['\"«»]"), ENGLISH) == [], "an apostrophe is ’, and quotation marks are “ and ”"


def test_russian_keeps_to_the_glossary_and_to_its_own_signs() -> None:
    assert found(NOT_OUR_TERMS, RUSSIAN) == []
    assert found(re.compile("['\"“”„]"), RUSSIAN) == [], "quotation marks are « and »"
    assert [text for text in RUSSIAN if text.count("«") != text.count("»")] == []


def test_russian_lines_do_not_break_where_they_must_not() -> None:
    for what, pattern in BREAKS.items():
        assert found(pattern, RUSSIAN) == [], what


def test_sentences_end_alike_in_both_languages() -> None:
    for message in MESSAGES:
        english, russian = forms(message.id)[0], forms(message.string)[0]
        assert (english[-1] == ".") <= (russian[-1] in ".!»)" or russian.endswith("%(name)s")), english
        assert (english[-1] in ":…") <= (english[-1] == russian[-1]), english


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("упоминает вас в комнате", "after a short word"),
        ("О комнате", "after a short word"),
        ("через %(num)s минут", "after a number"),
        ("не\xa0больше 25 МБ", "after a number"),
        ("столбцы — «email»", "before a dash"),
        ("можно ли", "before a particle"),
    ],
)
def test_a_line_that_could_break_would_be_found(text: str, why: str) -> None:
    assert BREAKS[why].search(text)


def test_banned_words_are_found() -> None:
    for text in ("Whoever has it", "Nobody changes this.", "your e-mail", "Let them in"):
        assert NOT_PLAIN.search(text)
    for text in ("Вход завершён: войдите", "на устройствах вход завершится", "Лишён(а) слова", "код восстановления"):
        assert NOT_OUR_TERMS.search(text)


# -- every word is in the catalog


def test_every_word_that_code_translates_is_in_the_catalog() -> None:
    known = {text for message in MESSAGES for text in forms(message.id)}
    for path in sorted((ROOT / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "N_", "gettext", "ngettext"):
                for text in (part.value for part in node.args if isinstance(part, ast.Constant)):
                    assert text in known, f"{path.name}: {text!r} is not found by the tool (in an f-string, perhaps)"


def untranslated(template: str) -> list[str]:
    """What `template` writes itself: text between tags, and literals that nobody looks up."""
    found, before, in_trans = [], ["", ""], False
    for _, kind, value in environment.lex(template):
        if kind == "whitespace":
            continue
        if kind == "name" and before[-1] == "{%" and value in ("trans", "endtrans"):
            in_trans = value == "trans"
        if (kind == "data" and not in_trans) or (kind == "string" and before not in (["_", "("], ["ngettext", "("])):
            found.append(value)
        before = [before[-1], value.strip("-")]
    return found


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.*")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_writes_no_quotation_marks_and_no_words_in_literals(path: Path) -> None:
    for text in untranslated(path.read_text()):
        assert not re.search(r"[“”„«»]", text), "they depend on the language"
        assert not re.search(r"^['\"].*>[^<]*[a-z]{2,} [a-z]{2,}[^<]*<", text), "words in a literal"


def test_quotation_marks_and_words_of_a_template_would_be_found() -> None:
    template = "{# “a” #}“b” {{ _('“c”', d='“d”') }} {% trans e='“e”' %}“f”{% endtrans %} {{ '<b>two words</b>'|safe }}"
    assert [text for text in untranslated(template) if text.strip()] == [
        "“b” ",
        "'“d”'",
        "'“e”'",
        "'<b>two words</b>'",
    ]


def test_dates_are_asked_for_as_they_can_be_typed() -> None:
    examples = [text for text in ENGLISH + RUSSIAN if re.search(r"\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4}", text)]
    assert len(examples) >= 10
    for text in examples:
        assert all(parse_day(day) for day in re.findall(r"\d[\d.-]{8}\d", text)), text
    assert not [text for text in RUSSIAN if re.search(r"\d{4}-\d\d", text)], "Russians write the day first"
