"""What people write is shown as what they wrote: text, links and mentions, and nothing else."""

import pytest
from lxml import html

from app.chat.fragments import message_view
from app.chat.markup import body_html
from app.chat.said import Author, Said
from app.clock import clock
from app.web.templating import render

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    '<b style="position:fixed">x</b>',
    "<form action=https://evil.example><input name=p></form>",
    "<iframe src=https://evil.example></iframe>",
    "<button hx-post=/users/1/suspend hx-trigger=load>x</button>",
    '<div data-hx-get="/logout" data-hx-trigger="load"></div>',
    '<div hx-swap-oob="true" id="messages-1">x</div>',
    '<hx-partial hx-target="body" hx-swap="innerHTML">x</hx-partial>',
    '</div></li><li id="message-1">x</li>',
    "</hx-partial><hx-partial hx-target='#main' hx-swap='outerHTML'>x",
    "<template><script>alert(1)</script></template>",
    "<!-- --><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    'https://x.example/"onmouseover="alert(1)',
    "https://x.example/'><script>alert(1)</script>",
    "https://x.example/<b>x</b>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ 7*7 }} {% raw %} ${7*7} #{7*7}",
    "\u202egnp.exe\u202c \u2066x\u2069",
    "x" * 100_000,
    "<" * 5000,
]


def message(body: str, mentions=(), name: str = "Mallory") -> Said:
    return Said("M1", "R1", 1, Author("U1", name), body, mentions, clock.now(), "c")


def rendered(body: str, **more) -> html.HtmlElement:
    """The message as it is broadcast, parsed."""
    text = render("chat/_message_created.html", message=message_view(message(body, **more)))
    return html.fragment_fromstring(text)


KNOWN = {child.tag for child in rendered("nothing").iter()}


@pytest.mark.parametrize("body", HOSTILE, ids=lambda body: body[:30])
def test_hostile_text_is_text(body):
    partial = rendered(body)
    (shown,) = partial.xpath(".//div[@class='body']")
    assert shown.text_content() == body
    assert {element.tag for element in shown.iterdescendants()} <= {"a"}
    for link in shown.iter("a"):
        assert link.get("href").startswith(("https://", "http://"))
        assert set(link.attrib) == {"href", "target", "rel"}
        assert link.get("rel") == "noopener noreferrer nofollow"
    assert {element.tag for element in partial.iter()} <= KNOWN | {"a"}
    assert all(each.get("id").startswith("message-M1") for each in partial.xpath(".//*[@id]"))
    assert shown.get("hx-ignore") is not None  # htmx does not even look at it


@pytest.mark.parametrize("name", [body for body in HOSTILE if len(body) < 100], ids=lambda body: body[:30])
def test_hostile_names_are_text_as_well(name):
    partial = rendered("hello", name=name)
    assert partial.xpath("string(.//b[@class='author'])") == name
    assert {element.tag for element in partial.iter()} == KNOWN


def test_links_end_where_the_sentence_does():
    for text, url in (
        ("see https://x.example/a?b=c&d=e#f.", "https://x.example/a?b=c&d=e#f"),
        ("(https://x.example/a)", "https://x.example/a"),
        ("https://x.example, and", "https://x.example"),
        ("«https://пример.рф/путь»", "https://пример.рф/путь"),
        ("http://x.example:8080/!", "http://x.example:8080/"),
    ):
        (link,) = rendered(text).iter("a")
        assert (link.get("href"), link.text) == (url, url)
        assert rendered(text).xpath("string(.//div[@class='body'])") == text
    for text in ("https://", "ftp://x.example", "x.example", "mailto:a@b.c"):
        assert [a.get("href") for a in rendered(text).iter("a")] in ([], ["https://"])


def test_a_mention_is_a_mention_and_text():
    body = "hi @<b>Bob</b>! https://x.example/@<b>"
    mentions = [['U"2', 3, 14]]
    shown = html.fragment_fromstring(f"<div>{body_html(body, mentions)}</div>")
    (mention,) = shown.xpath(".//span")
    assert (mention.text_content(), mention.get("data-mention-id"), mention.get("class")) == (
        "@<b>Bob</b>",
        'U"2',
        "mention",
    )
    assert shown.text_content() == body
    assert {element.tag for element in shown.iterdescendants()} == {"span", "a"}
