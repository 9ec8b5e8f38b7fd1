"""Whatever is typed, in whichever script, is stored as it was typed and seen as it was meant."""

import random
import re
from collections.abc import Iterator
from itertools import groupby

import pytest
from lxml import html

from app.chat.markdown import render_body, shown_as_text
from app.chat.messages.body import clean_body
from app.chat.messages.mentions import MentionablePerson, find_mentions
from app.errors import Invalid
from tests.chat.markdown.bodies import ALPHABETS, NAME, SPACED, Body, Writer

# Each is a set of seeds, so that a failure names one that can be made again.
CHUNKS = [range(start, start + 500) for start in range(0, 5_500, 500)]
SOUPS = [range(start, start + 500) for start in range(0, 2_000, 500)]
BORIS = MentionablePerson("1", NAME, "boris@example.org")
KINDS = {"code": "code", "blockquote": "quote", "li": "item"}


def seen(body: str) -> html.HtmlElement:
    return html.fragment_fromstring(f"<div>{render_body(body, [])}</div>")


def pieces(element: html.HtmlElement, inside: frozenset[str] = frozenset()) -> Iterator[tuple[str, frozenset[str]]]:
    """The text of `element` in order, with the kinds of elements that each part stands in."""
    yield element.text or "", inside
    for child in element:
        kind = KINDS.get(child.tag)
        yield from pieces(child, inside | {kind} if kind else inside)
        yield child.tail or "", inside


def places(shown: html.HtmlElement) -> list[tuple[str, frozenset[str]]]:
    """As `pieces`, with those together that follow each other in the same place."""
    groups = groupby(pieces(shown), key=lambda piece: piece[1])
    return [("".join(text for text, _ in group), inside) for inside, group in groups]


def check_seen(body: Body, shown: html.HtmlElement) -> None:
    text = shown.text_content()
    at = -1
    for word, _ in body.words:
        assert text.count(word) == 1, f"{word} is seen {text.count(word)} times"
        assert text.index(word) > at, f"{word} is not in its place"
        at = text.index(word)
    for token in body.tokens:
        assert token in text, f"{token} is not seen as it was typed"


def check_places(body: Body, shown: html.HtmlElement) -> None:
    parts = places(shown)
    for word, kinds in body.words:
        (inside,) = [kinds for text, kinds in parts if word in text]
        assert inside == kinds, f"{word} stands in {set(inside)}, not in {set(kinds)}"


def check_links(body: Body, shown: html.HtmlElement) -> None:
    assert [link.get("href") for link in shown.iter("a")] == body.links


def check_calls(body: Body) -> None:
    found = find_mentions(body.typed, [BORIS])
    spans = [(str(who), int(str(start)), int(str(end))) for who, start, end in found]
    assert len(shown_as_text(body.typed, spans, quotes=False)) == body.calls


@pytest.mark.parametrize("seeds", CHUNKS, ids=lambda seeds: str(seeds.start))
def test_what_is_typed_is_what_is_stored_and_seen(seeds: range) -> None:
    for seed in seeds:
        body = Writer(seed).write()
        try:
            assert clean_body(body.typed) == body.stored.strip()
            shown = seen(body.typed)
            check_seen(body, shown)
            check_places(body, shown)
            check_links(body, shown)
            check_calls(body)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {body.typed!r}: {error}") from None


# What may be taken for a sign of Markdown, and so be seen as a style, a quote, a list or code.
SIGNS = set("*_~`>-•")
SOUP = [
    *"*_~`>-•.,:;!?()[]{}<>\"'/\\|=+#@%&$^ \n\t。，「」👍",
    "**", "~~", "```", "\n```", "\n> ", "\n- ", "\n1. ", " ", " ",
]  # fmt: skip
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def soup(seed: int) -> str:
    """Words and signs in any order."""
    chosen = random.Random(seed)
    scripts = chosen.sample(sorted(ALPHABETS), 3)
    words = ["".join(chosen.choices(ALPHABETS[chosen.choice(scripts)], k=chosen.randint(1, 4))) for _ in range(6)]
    words += ["2", "10", "x2"]
    return "".join(chosen.choice(chosen.choice([words, SOUP, SOUP])) for _ in range(chosen.randint(1, 60)))


def missing(typed: str, text: str) -> list[int]:
    """The places in `typed` whose characters are not seen in `text`, in which all others are, in order."""
    found, at = [], 0
    for place, char in enumerate(typed):
        if at < len(text) and text[at] == char:
            at += 1
        else:
            found.append(place)
    assert at == len(text), f"{text[at:]!r} was not typed"
    return found


@pytest.mark.parametrize("seeds", SOUPS, ids=lambda seeds: str(seeds.start))
def test_of_whatever_is_typed_nothing_is_missing_but_signs_beside_words(seeds: range) -> None:
    spaced = {char for script in SPACED for letter in ALPHABETS[script] for char in letter} | set("0123456789x")
    for seed in seeds:
        typed = soup(seed)
        text = seen(typed).text_content()
        try:
            for place in missing(typed.replace("\n", " "), text.replace("\n", " ")):
                char = typed[place]
                assert char in SIGNS or char.isspace(), f"{char!r} at {place} is not seen"
                before, after = re.search(r"[*_~`]*$", typed[:place]), re.match(r"[*_~`]*", typed[place:])
                beside = typed[: before.start()][-1:], typed[place + after.end() :][:1]
                inside = all(letter and letter in spaced for letter in beside)
                assert char.isspace() or "```" in typed or not inside, f"{char!r} at {place} is a part of a word"
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {typed!r}: {error}") from None


UNSEEN = [
    *"\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\ufeff\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u2028\u2029\u202a",
    *"\u202e\u2066\u2069\u2800\u3164\uffa0\ufe0f\ufe00\ufffc\ufffe\ufdd0\U000e0001\U000e0041\U000e0100\x07\x1b\x7f\x85",
    *" \t\n\u00a0\u3000",
]  # fmt: skip


def test_what_nobody_sees_is_empty_whatever_it_is_made_of() -> None:
    chosen = random.Random(1)
    for _ in range(500):
        nothing = "".join(chosen.choices(UNSEEN, k=chosen.randint(1, 12)))
        with pytest.raises(Invalid) as refused:
            clean_body(nothing)
        assert refused.value.code == "empty", ascii(nothing)
        assert clean_body(nothing, may_be_empty=True) == ""
        word = "".join(chosen.choices(ALPHABETS[chosen.choice(sorted(ALPHABETS))], k=3))
        assert word in clean_body(nothing + word + nothing)
    for sign in (
        "❤️",
        "👩\u200d🚀",
        "🏴\U000e0067\U000e007f",
        "1\ufe0f\u20e3",
        "\u0600",
        "\U0001fae8",
        ".",
        "\ue000",
        "े",
    ):
        assert clean_body(sign) == sign


def test_no_character_turns_the_rest_of_a_line() -> None:
    """By the rules of UAX #9 on explicit directions: at the end of a line all that was begun has ended, and no letters
    were ever made to run backwards."""
    chosen = random.Random(2)
    letters = [*"abאבשلم12. "]
    for _ in range(1_000):
        typed = "".join(
            chosen.choice([*letters, *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]) for _ in range(20)
        )
        body = f"**{typed}** x\n`{typed}` {typed}"
        for line in seen(body).text_content().split("\n"):
            begun: list[str] = []
            for char in line:
                assert char not in "\u202d\u202e", ascii(typed)
                if char in "\u202a\u202b\u2066\u2067\u2068":
                    begun.append(char)
                elif char == "\u202c":
                    assert begun.pop() in "\u202a\u202b", ascii(typed)
                elif char == "\u2069":
                    assert begun.pop() in "\u2066\u2067\u2068", ascii(typed)
            assert not begun, ascii(typed)
            assert re.sub("[\u202a-\u2069]", "", line).count("x") == (1 if "x" in line else 0)
        assert TURNS.sub("", seen(typed).text_content()) == TURNS.sub("", typed)
    for kept in ("a \u2067אב 12\u2069 b", "a \u202bאב\u202c b", "\u200eabc\u200f", "\u2068אב\u2069"):
        assert seen(kept).text_content() == kept
