"""Every message of the product is said in every language."""

import re
import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po, write_po

from app.development import catalog
from app.paths import TRANSLATIONS
from app.web import i18n
from app.web.templating import environment

pytestmark = [pytest.mark.template_rules, pytest.mark.one_database]

OTHERS = [locale for locale in i18n.LOCALES if locale != i18n.DEFAULT_LOCALE]


def forms(text: object) -> list[str]:
    return [str(form) for form in text] if isinstance(text, list | tuple) else [str(text)]


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s|%%|%[^(%\s]|\{\w+\}", text))


def messages_in(path: Path, locale: str | None = None) -> dict[object, Message]:
    with path.open("rb") as file:
        return {message.id: message for message in read_po(file, locale=locale) if message.id}


def said(locale: str) -> dict[object, Message]:
    return messages_in(TRANSLATIONS / locale / "LC_MESSAGES" / "messages.po", locale)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What pybabel finds in the code."""
    path = tmp_path_factory.mktemp("words") / "messages.pot"
    catalog.extract(path)
    return path


@pytest.mark.parametrize("locale", OTHERS)
def test_the_catalog_has_every_message_and_no_other(template: Path, locale: str) -> None:
    assert set(messages_in(template)) == set(said(locale))


@pytest.mark.parametrize("locale", OTHERS)
def test_an_update_keeps_what_is_translated_and_adds_and_drops_the_rest(
    template: Path, locale: str, tmp_path: Path
) -> None:
    folder = tmp_path / "translations"
    shutil.copytree(TRANSLATIONS, folder)
    file = folder / locale / "LC_MESSAGES" / "messages.po"
    known, (dropped, *_) = said(locale), said(locale)
    file.write_text(file.read_text() + '\nmsgid "of no use any more"\nmsgstr "x"\n')
    template_of_one_less = tmp_path / "less.pot"
    with template.open("rb") as source, template_of_one_less.open("wb") as target:
        less = read_po(source)
        less.delete(dropped if isinstance(dropped, str) else dropped[0])
        less.add("New to everybody")
        write_po(target, less)
    catalog.update(template_of_one_less, folder)
    now = messages_in(file, locale)
    assert set(now) == set(known) - {dropped} | {"New to everybody"}
    assert not any(forms(now["New to everybody"].string)[0])
    assert all(now[id].string == known[id].string for id in set(now) & set(known))
    once = file.read_text()
    catalog.update(template_of_one_less, folder)
    assert file.read_text() == once, "nothing changes without a reason"


@pytest.mark.parametrize("locale", OTHERS)
def test_every_message_has_words_with_the_same_placeholders(locale: str) -> None:
    for message in said(locale).values():
        assert all(forms(message.string)), message.id
        assert not message.fuzzy, message.id
        wanted = set().union(*map(placeholders, forms(message.id)))
        assert all(placeholders(form) == wanted for form in forms(message.string)), message.id


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1\xa0пользователь"),
        (2, "2\xa0пользователя"),
        (5, "5\xa0пользователей"),
        (21, "21\xa0пользователь"),
        (112, "112\xa0пользователей"),
    ],
)
def test_russian_plural_forms_are_used(count: int, words: str) -> None:
    with i18n.use_locale("ru"):
        assert i18n.ngettext("%(num)s user", "%(num)s users", count) == words


def test_a_template_fills_more_than_the_count_into_a_plural() -> None:
    template = (
        "{% trans num=count, who=who %}{{ num }} of {{ who }}{% pluralize %}{{ num }} of {{ who }}, 100%{% endtrans %}"
    )
    assert environment.from_string(template).render(count=2, who="<them>") == "2 of &lt;them&gt;, 100%"
