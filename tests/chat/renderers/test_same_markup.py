"""A message is compiled into one template, with functions for its smallest parts. What comes out is, byte for byte,
what plain includes and macros make of it."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from jinja2 import Environment

from app.chat.attachments.attachment import File
from app.chat.messages.record import Author, MessageRecord, Quote, Reactions
from app.chat.models import MessageKind
from app.chat.renderers import message_frame, message_view
from app.chat.renderers.message_frame import created_html
from app.web import templating
from app.web.templating import environment, render

pytestmark = pytest.mark.one_database

# The functions of app/web/kit.py as they would be written in a template.
MACROS = """
{% macro icon(name, class='') -%}
  <svg class="icon{{ ' ' ~ class if class }}" aria-hidden="true"><use href="{{ static('icons.svg') }}#{{ name }}"></use></svg>
{%- endmacro %}
{% macro avatar(person, size='', presence='', dnd_until=none) -%}
  <span class="avatar c{{ person.id|color }}{{ ' ' ~ size if size }}" data-initials="{{ person.name|initials }}" data-person-id="{{ person.id }}"{{ ' data-online' if presence }}{{ ' data-away' if presence == 'away' }} aria-hidden="true">{% if person.avatar %}<img src="/people/{{ person.id }}/avatar/{{ person.avatar }}/80" alt="" loading="lazy">{% endif %}</span>
{%- endmacro %}
{% macro person_name(person) -%}
  <bdi>{{ person.name }}</bdi>{% if person.handle %} <small class="muted">@{{ person.handle }}</small>{% endif %}
{%- endmacro %}
{% macro local_time(at, mode='datetime') -%}
  {%- set iso = at if at is string else at.strftime('%Y-%m-%dT%H:%M:%SZ') -%}
  <local-time datetime="{{ iso }}" mode="{{ mode }}">{{ iso[:10] }} {{ iso[11:16] }} UTC</local-time>
{%- endmacro %}
"""  # noqa: E501 - it has to be in one line
SET = re.compile(r"\{% set (icon|avatar|local_time|person_name) = \w+ %\}\n")
TEMPLATES = ("created", "edited", "deleted", "pinned", "reacted")

ANNA, BOB = Author("U1", "Анна <b>&\"' O’Brien", "anna<", "0a1b"), Author("U2", "bob")
AT = datetime(2026, 11, 22, 18, 58, 0, 5, UTC)
PICTURE = File("F1", "R1", "U1", "M1", "a <b>.png", "image/png", 12_345, 800, 600, "key", "thumbnail")
PAPER = File("F2", "R1", "U1", "M1", 'x".pdf', "application/pdf", 12_345_678, None, None, "key", None)
MESSAGES: dict[str, dict[str, Any]] = {
    "usual": {},
    "without an id of a client": {"client_id": None},
    "action": {"kind": MessageKind.ACTION},
    "note": {"kind": MessageKind.NOTE},
    "answer": {"reply": Quote("M0", BOB, "what <was> said")},
    "answer to a file": {"reply": Quote("M0", BOB, "", "file<.png")},
    "answer to a deleted one": {"reply": Quote("M0", None, "")},
    "edited and pinned": {"edited_at": AT, "pinned_at": AT},
    "deleted": {"deleted_at": AT, "body": ""},
    "files": {"files": [PICTURE, PAPER]},
    "a file only": {"files": [PAPER], "body": ""},
    "reactions": {"reactions": [Reactions("👍", [ANNA, BOB]), Reactions("🎉", [BOB] * 14)]},
    "mentions": {"mentions": [["U2", 0, 5], ["#R2", 6, 9]]},
}


@pytest.fixture(scope="module")
def plain() -> Environment:
    """Templates as they are written: with includes and macros."""
    made = templating._environment()
    made.auto_reload = True
    assert made.loader is not None
    get_source = made.loader.get_source

    def with_macros(env: Environment, name: str) -> Any:
        source, *rest = get_source(env, name)
        if name == "components/macros.html":
            source, replaced = SET.subn("", source)
            assert replaced == 4
            source = MACROS + source
        return source, *rest

    made.loader.get_source = with_macros  # type: ignore[method-assign]
    return made


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("named", MESSAGES)
def test_a_message_is_what_includes_and_macros_make_of_it(plain: Environment, named: str, template: str) -> None:
    body = "hello **you** <script> https://x.example/?a=1&b=2"
    values = {"id": "M1", "room_id": "R1", "seq": 7, "author": ANNA, "body": body, "mentions": [], "at": AT}
    message = message_view(MessageRecord(**{**values, "client_id": "c<1>", **MESSAGES[named]}))
    context = {"message": message, "room_id": "R1", "answers": [message], "pins": [message]}
    name = f"chat/_message_{template}.html"
    assert render(name, **context) == plain.get_template(name).render(context)


@pytest.mark.parametrize("presence", ["", "online", "away", None])
@pytest.mark.parametrize("size", ["", "sm"])
def test_so_are_people_times_and_icons(plain: Environment, presence: str | None, size: str) -> None:
    source = (
        "{% from 'components/macros.html' import icon, avatar, local_time, person_name %}"
        "{{ icon('dots<', size) }}{{ icon('x') }}{{ avatar(person, size, presence) }}{{ avatar(person) }}"
        "{{ person_name(person) }}{{ local_time(at) }}{{ local_time('2026<11-22T18:58:00Z', 'relative') }}"
    )
    for person in (ANNA, BOB, {"id": "U<", "name": "  zoë  x ", "handle": "", "avatar": None}):
        context = {"person": person, "size": size, "presence": presence, "at": AT}
        made = [each.from_string(source).render(context) for each in (environment, plain)]
        assert made[0] == made[1]


# -- the frames of new messages

NAMES = (ANNA, BOB, Author("U3", "100% %s %(id)s", ""), Author("U4", "zoë \ue003 \ue000", "\ue004"))
BODIES = {
    "short": "hello 100% %s %(body)s",
    "marked up": "**you** <script> `code` https://x.example/?a=1&b=2",
    "tall": "line\n" * 100,
    "with the marks themselves": "\ue000\ue001\ue002\ue003" + "\ue004" * 10 + "\ue006" + "\ue005" * 5 + "\ue007",
}


def new_message(**values: Any) -> MessageRecord:
    usual = {"id": "M1", "room_id": "R1", "seq": 7, "author": BOB, "body": "hello", "mentions": [], "at": AT}
    return MessageRecord(**{**usual, "client_id": "c<1>", **values})


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("author", NAMES, ids=lambda author: author.id)
@pytest.mark.parametrize("named", MESSAGES)
def test_in_its_frame_a_new_message_is_what_its_template_makes_of_it(named: str, author: Author, body: str) -> None:
    for number in (1, 2):  # the second one in the frame of the first
        at = datetime(2026, 11, 20 + number, 8 + number, 58, number, 5 * number, UTC)
        message = new_message(
            **{"id": f"M{number}", "seq": number, "author": author, "at": at, "body": BODIES[body], **MESSAGES[named]}
        )
        assert created_html(message) == render(message_frame.TEMPLATE, message=message_view(message))


def test_a_frame_is_made_once_for_a_person_in_a_room(monkeypatch: pytest.MonkeyPatch) -> None:
    message_frame._frame.cache_clear()
    rendered: list[str] = []
    monkeypatch.setattr(message_frame, "render", lambda name, **values: rendered.append(name) or render(name, **values))
    for number in range(3):
        created_html(new_message(id=f"M{number}", seq=number, body=f"hello {number}"))
    assert len(rendered) == 1
    others = (Author("U2", "bob", "bob2"), Author("U2", "bob", "", "0a1b"), ANNA)
    for other in ({"room_id": "R2"}, {"client_id": None}, *({"author": author} for author in others)):
        created_html(new_message(**other))
    assert len(rendered) == 6
    created_html(new_message(edited_at=AT))
    created_html(new_message(edited_at=AT))
    assert len(rendered) == 8


def test_while_developing_a_changed_template_is_seen_in_new_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    created_html(new_message())
    monkeypatch.setattr(environment, "auto_reload", True)
    monkeypatch.setattr(message_frame, "render", lambda name, **values: "changed")
    assert created_html(new_message()) == "changed"
