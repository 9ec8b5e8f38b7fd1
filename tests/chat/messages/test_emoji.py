"""Emoji by name, in what is sent by whichever door, and in what completion searches."""

import json

import pytest

from app.chat.messages.emoji import emoji_index_json, replace_emoji_names
from app.chat.messages.history import load_history
from app.chat.messages.send import send_message
from app.paths import STATIC


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("done :tada:", "done 🎉"),
        (":+1: :+1:", "👍 👍"),
        (":Tada:\n:tada:", "🎉\n🎉"),
        (":золотая_медаль:", "🥇"),
        ("at 10:30:45, a:tada: b", "at 10:30:45, a:tada: b"),
        ("use std::hash::Hash;", "use std::hash::Hash;"),
        (":+1::+1: (:tada:) :tada:! :tada:, «:tada:»", ":+1::+1: (:tada:) :tada:! :tada:, «:tada:»"),
        (":no_such_thing: ::", ":no_such_thing: ::"),
        ("`:tada:` :tada:\n```\n:tada:\n```", "`:tada:` 🎉\n```\n:tada:\n```"),
        ("https://x.example/:tada: **:tada:**", "https://x.example/:tada: **:tada:**"),
        ("`a :tada: b`", "`a :tada: b`"),
        ("> :tada: yes", "> 🎉 yes"),
        (":" * 4_000, ":" * 4_000),
        (":a" * 2_000, ":a" * 2_000),
    ],
)
def test_names_become_emoji_where_they_are_text(typed, sent):
    assert replace_emoji_names(typed) == sent


@pytest.mark.one_database
async def test_every_door_does_it(talker, general):
    actor = (await talker()).actor
    await send_message(actor, general.id, ":tada: done", "c")
    assert [said.body for said in (await load_history(actor, general.id)).messages] == ["🎉 done"]


def test_browsers_search_the_names_that_the_server_knows():
    """`python -m app.development.emoji_index` writes the file anew."""
    assert (STATIC / "emoji.json").read_bytes() == emoji_index_json()
    for sign, names in json.loads(emoji_index_json()):
        for name in names.split():
            assert replace_emoji_names(f":{name}:") != f":{name}:", (sign, name)
