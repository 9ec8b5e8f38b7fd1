"""Every message of the product is said in every language."""

import re

import pytest
from babel.messages.catalog import Message

from app.development import catalog
from app.web import i18n
from app.web.templating import environment

pytestmark = [pytest.mark.template_rules, pytest.mark.one_database]

OTHERS = [locale for locale in i18n.LOCALES if locale != i18n.DEFAULT_LOCALE]


def forms(text: object) -> list[str]:
    return [str(form) for form in text] if isinstance(text, list | tuple) else [str(text)]


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s|%%|%[^(%\s]|\{\w+\}", text))


def said(locale: str) -> dict[object, Message]:
    return {message.id: message for message in catalog.read(locale) if message.id}


@pytest.mark.parametrize("locale", OTHERS)
def test_the_catalog_has_every_message_and_no_other(locale: str) -> None:
    assert {message.id for message in catalog.extract() if message.id} == set(said(locale))


@pytest.mark.parametrize("locale", OTHERS)
def test_every_message_has_words_with_the_same_placeholders(locale: str) -> None:
    for message in said(locale).values():
        assert catalog.is_translated(message), message.id
        assert not message.fuzzy, message.id
        wanted = set().union(*map(placeholders, forms(message.id)))
        assert all(placeholders(form) == wanted for form in forms(message.string)), message.id


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 человек сейчас в сети"),
        (2, "2 человека сейчас в сети"),
        (5, "5 человек сейчас в сети"),
        (21, "21 человек сейчас в сети"),
        (112, "112 человек сейчас в сети"),
    ],
)
def test_russian_counts_as_russians_do(count: int, words: str) -> None:
    with i18n.use_locale("ru"):
        assert i18n.ngettext("%(num)s person online now", "%(num)s people online now", count) == words


def test_a_template_fills_more_than_the_count_into_a_plural() -> None:
    template = (
        "{% trans num=count, who=who %}{{ num }} of {{ who }}{% pluralize %}{{ num }} of {{ who }}, 100%{% endtrans %}"
    )
    assert environment.from_string(template).render(count=2, who="<them>") == "2 of &lt;them&gt;, 100%"
