"""What people write is shown as what they wrote: text, a part of Markdown, links and mentions, and nothing else."""

import time

import pytest
from lxml import html

from app.characters import without_turns
from app.chat.markdown import excerpt, plain_text, render_body, shown_as_text
from app.chat.messages.record import Author, MessageRecord
from app.chat.renderers import message_view
from app.clock import clock
from app.web.templating import render
from tests.support import hostile_text

LINK = {"href", "target", "rel", "dir"}
TAGS = {"a", "blockquote", "code", "em", "li", "ol", "pre", "s", "span", "strong", "ul"}
# A second of a processor would be felt by everybody; ours take a twentieth of that.
MOST_SECONDS = 1


def message(body: str, mentions=(), name: str = "Mallory") -> MessageRecord:
    return MessageRecord("M1", "R1", 1, Author("U1", name), body, mentions, clock.now(), "c")


def rendered(body: str, **more) -> html.HtmlElement:
    """The message as it is broadcast, parsed."""
    text = render("chat/_message_created.html", message=message_view(message(body, **more)))
    return html.fragment_fromstring(text)


KNOWN = {child.tag for child in rendered("nothing").iter()}
# What unfolds a tall message.
FOLD = html.tostring(rendered("x\n" * 100).xpath(".//details")[0], encoding="unicode")


def shown_in(partial: html.HtmlElement) -> html.HtmlElement:
    """The body of a message that was broadcast, after a look at everything else of it."""
    (shown,) = partial.xpath(".//div[@class='body']")
    assert shown.get("hx-ignore") is not None  # htmx does not even look at it
    for fold in partial.xpath(".//div[@class='body']/details[@class='fold']"):
        assert html.tostring(fold, encoding="unicode") == FOLD
        (shown,) = partial.xpath(".//div[@class='body']/div[@class='folded']")
        fold.drop_tree()
    for link in shown.iter("a"):
        assert link.get("href").startswith(("https://", "http://"))
        assert set(link.attrib) == LINK
        assert (link.get("target"), link.get("rel")) == ("_blank", "noopener noreferrer nofollow")
    assert {element.tag for element in partial.iter()} <= KNOWN | TAGS
    assert all(each.get("id").startswith("message-M1") for each in partial.xpath(".//*[@id]"))
    assert not shown.xpath(".//*[@id]")
    return shown


def written(body: str) -> str:
    """As a parser of HTML reads it back, which drops what no HTML may have in it, without what turns the line."""
    return without_turns(body).replace("\x01", "").replace("\ufffe", "")


@pytest.mark.parametrize("body", hostile_text.TEXTS, ids=lambda body: body[:30])
def test_hostile_text_is_text(body):
    # B12
    began = time.process_time()
    shown = shown_in(rendered(body))
    assert time.process_time() - began < MOST_SECONDS
    assert written(shown.text_content()) == written(body)
    assert {element.tag for element in shown.iterdescendants()} <= {"a"}


@pytest.mark.parametrize("body", hostile_text.MARKDOWN, ids=lambda body: body[:30])
def test_hostile_markdown_is_markdown(body):
    # B12
    began = time.process_time()
    shown = shown_in(rendered(body))
    assert time.process_time() - began < MOST_SECONDS
    tags = {element.tag for element in shown.iterdescendants()}
    assert tags or len(body) > 200
    assert tags <= TAGS
    for element in shown.iterdescendants("blockquote", "code", "em", "li", "ol", "pre", "s", "strong", "ul"):
        assert dict(element.attrib) in ({}, {"dir": "auto"})
    for element in shown.iterdescendants("span"):
        assert element.get("class").startswith("hl-")


@pytest.mark.parametrize(
    "name",
    [body for body in hostile_text.TEXTS if len(body) < 100 and body == written(body)],
    ids=lambda body: body[:30],
)
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
        (link,) = rendered(text).iterfind(".//div[@class='body']//a")
        assert (link.get("href"), link.text) == (url, url)
        assert rendered(text).xpath("string(.//div[@class='body'])") == text
    for text in ("https://", "ftp://x.example", "x.example", "mailto:a@b.c"):
        assert [a.get("href") for a in rendered(text).iterfind(".//div[@class='body']//a")] in ([], ["https://"])


def test_a_mention_is_a_mention_and_text():
    body = "hi @<b>Bob</b>! https://x.example/@<b>"
    mentions = [['U"2', 3, 14]]
    shown = html.fragment_fromstring(f"<div>{render_body(body, mentions)}</div>")
    mention, link = shown.xpath(".//a")
    assert (mention.text_content(), mention.get("href"), mention.get("class")) == (
        "@<b>Bob</b>",
        '/people/U"2',
        "mention",
    )
    assert link.get("class") is None
    assert shown.text_content() == body
    assert {element.tag for element in shown.iterdescendants()} == {"a"}


SLASHED = (
    '<a href="https://x.example/" target="_blank" rel="noopener noreferrer nofollow" dir="auto">https://x.example/</a>'
)
LINKED = '<a href="https://x.example" target="_blank" rel="noopener noreferrer nofollow" dir="auto">'
SHOWN = {
    "**bold** *italic* __so bold__ _italic_ ~~gone~~": "<strong>bold</strong> <em>italic</em> <strong>so bold</strong> "
    "<em>italic</em> <s>gone</s>",
    "snake_case_name 2 * 3 * 4 ~5 C:\\a\\*": "snake_case_name 2 * 3 * 4 ~5 C:\\a\\*",
    "`a **b** https://x.example` c": "<code>a **b** https://x.example</code> c",
    "```\na  b\n\n  <c>\n```\nafter": "<pre><code>a  b\n\n  &lt;c&gt;</code></pre>after",
    "```py\nreturn 'a'  # b\n```": '<pre><code><span class="hl-k">return</span> <span class="hl-s">\'a\'</span>  '
    '<span class="hl-c"># b</span></code></pre>',
    "```brainfuck\nreturn\n```": "<pre><code>brainfuck\nreturn</code></pre>",
    "```haskell\nreturn\n```": "<pre><code>return</code></pre>",
    "> said\n> before\n\nanswer": '<blockquote dir="auto">said\nbefore</blockquote>answer',
    "- a\n- b\n  - c": '<ul dir="auto"><li>a</li><li>b<ul dir="auto"><li>c</li></ul></li></ul>',
    "3. x\n7) y": '<ol dir="auto"><li>3. x</li><li>7) y</li></ol>',
    "one\n  two *2*\n\n\nthree": "one\n  two <em>2</em>\n\n\nthree",
    "[a **b**](https://x.example)": f"{LINKED}a <strong>b</strong></a>",
    "[www.`bank`.example](https://x.example)": f"{LINKED}www.<code>bank</code>.example</a> (https://x.example)",
    "[https://x.example](https://x.example)": f"{LINKED}https://x.example</a>",
    "# not a *heading*\n---": "# not a <em>heading</em>\n---",
    "-": "-",
    "> ": "&gt; ",
    "+1": "+1",
    "2016 was good": "2016 was good",
    # As people write it in a chat.
    "```SELECT 1;\nSELECT 2;\n```": "<pre><code>SELECT 1;\nSELECT 2;</code></pre>",
    "> they wrote\nmy answer": '<blockquote dir="auto">they wrote</blockquote>my answer',
    "look: ```\ncode\n```\nwhat do you think?": "look: <pre><code>code</code></pre>what do you think?",
    "```\ncode```\nwhat?": "<pre><code>code</code></pre>what?",
    "1. do this: ```\nx\n```\n2. next": '<ol dir="auto"><li>1. do this: </li></ol><pre><code>x</code></pre>'
    '<ol dir="auto"><li>2. next</li></ol>',
    "> ```\n> code\n> ```\nanswer": '<blockquote dir="auto"><pre><code>code</code></pre></blockquote>answer',
    "```\nnot closed *x*": "<pre><code>not closed *x*</code></pre>",
    "say ``` and\nmore": "say ``` and\nmore",
    "~~~\nno code\n~~~": "~~~\nno code\n~~~",
    ">5 >_< >:(\n>= 3": "&gt;5 &gt;_&lt; &gt;:(\n&gt;= 3",
    ">5\n>:(\n>_<": "&gt;5\n&gt;:(\n&gt;_&lt;",
    "- milk\nthanks!": '<ul dir="auto"><li>milk</li></ul>thanks!',
    "* 2 * * *\n1. 2. 2024\n- - -\n+ 1": "* 2 * * *\n1. 2. 2024\n- - -\n+ 1",
    "2*3*4 2**3**4 x~~y~~z don`t can`t": "2*3*4 2**3**4 x~~y~~z don`t can`t",
    "__init__ __init__.py **/*.py src/**/x/**/y": "__init__ __init__.py **/*.py src/**/x/**/y",
    "*.py, *.js */*": "*.py, *.js */*",
    "这是**重要**的，用`ls`命令 宽*高*深": "这是<strong>重要</strong>的，用<code>ls</code>命令 宽*高*深",
    "**API**’s (**a**), `a`/`b`": "<strong>API</strong>’s (<strong>a</strong>), <code>a</code>/<code>b</code>",
    '[x](https://x.example "a title")': f'[x]({LINKED}https://x.example</a> "a title")',
    "[](https://x.example)": f"[]({LINKED}https://x.example</a>)",
    "（https://x.example）": f"（{LINKED}https://x.example</a>）",
    "看https://x.example看": f"看{LINKED}https://x.example</a>看",
    "**https://x.example/** *see https://x.example/*": f"<strong>{SLASHED}</strong> <em>see {SLASHED}</em>",
    "``` ```\n` `\n** **": "``` ```\n` `\n** **",
}


@pytest.mark.parametrize("body", SHOWN)
def test_a_part_of_markdown_is_shown_and_the_rest_stays_as_it_was_typed(body):
    assert render_body(body, []) == SHOWN[body]


def test_mentions_are_marked_through_markdown_and_not_in_code_or_addresses():
    body = "**@Bob** and `@Bob` and [@Bob](https://x.example/@Bob) in #general\n```\n@Bob\n```"
    spans = [
        ["U1" if body[at] == "@" else "#R1", at, at + (4 if body[at] == "@" else 8)]
        for at in range(len(body))
        if body[at] in "@#"
    ]
    shown = html.fragment_fromstring(f"<div>{render_body(body, spans)}</div>")
    assert [(each.tag, each.text) for each in shown.xpath(".//*[@class='mention']")] == [
        ("a", "@Bob"),
        ("span", "@Bob"),
        ("a", "#general"),
    ]
    _, room = shown.xpath(".//a[@class='mention']")
    assert dict(room.attrib) == {"class": "mention", "href": "/chat/R1"}
    (link,) = shown.xpath(".//a[@target]")
    assert link.get("href") == "https://x.example/@Bob"
    assert [code.text for code in shown.iter("code")] == ["@Bob", "@Bob"]
    assert shown_as_text(body, [tuple(span) for span in spans]) == {0, 2, 4}
    assert shown_as_text("@Bob", [("U1", 0, 4)]) == {0}


def test_spans_that_cannot_be_leave_the_text_as_it_is():
    for span in (["U1", 3, 3], ["U1", 4, 2], ["U1", -1, 2], ["U1", 2, 99]):
        assert render_body("hello", [span]) == "hello"


def test_the_text_of_a_message_for_places_that_show_text():
    assert plain_text("**a** `b*`\n> c\n\n- d\n- e\n```py\nf *g*\n```\n[h](https://x.example)") == (
        "a b*\nc\nd\ne\nf *g*\nh"
    )
    assert plain_text("nothing & <b>") == "nothing & <b>"
    assert excerpt("**a**\n\n  b", 140) == "a b"
    assert excerpt("word " * 50, 20) == "word word word word…"
