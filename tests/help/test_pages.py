"""The help in the product: contents, search, each page, and who may read which."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest

from app.help import catalog, search
from app.help.catalog import OPERATION, pages
from app.help.document import parse
from tests.web.test_templates import FORBIDDEN

pytestmark = pytest.mark.one_database

FOR_OPERATORS = [page.key for page in pages() if page.permission]
FOR_EVERYONE = [page.key for page in pages() if not page.permission]
HTML = {"Accept": "text/html"}


class Article(HTMLParser):
    """The text of a page in its <article>: ids, links and tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.languages: list[str | None] = []
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "article":
            self._inside = True
            self.languages.append(given.get("lang"))
        if self._inside and given.get("id"):
            self.ids.append(str(given["id"]))
        if self._inside and tag == "a":
            self.links.append(str(given["href"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside = False


async def text_of(client, path: str, status: int = 200) -> str:
    response = await client.get(path, headers=HTML)
    assert response.status_code == status, path
    return await response.get_data(as_text=True)


async def test_every_page_is_shown_with_headings_to_link_to_and_nothing_that_the_policy_refuses(
    client, make_user, sign_in
):
    await sign_in(client, await make_user("owner", locale="ru"))
    shown = {}
    for page in pages():
        text = await text_of(client, f"/help/{page.key}")
        article = shown[f"/help/{page.key}"] = Article(text)
        assert article.languages == ["en"]
        assert len(article.ids) == len(set(article.ids)) > 3
        assert {what: re.search(pattern, text) for what, pattern in FORBIDDEN.items() if re.search(pattern, text)} == {}
        assert "<!--" not in text
        assert page.document.title in text
    for path, article in shown.items():
        for link in article.links:
            target, _, anchor = urljoin(path, link).partition("#")
            assert target in shown, (path, link)
            assert not anchor or anchor in shown[target].ids, (path, link)


async def test_the_contents_list_every_page(client, make_user, sign_in):
    await sign_in(client, await make_user("owner"))
    text = await text_of(client, "/help")
    assert [key for key in (*FOR_OPERATORS, *FOR_EVERYONE) if f'href="/help/{key}"' not in text] == []


async def test_pages_about_operation_need_its_permission_and_the_others_none(client, make_user, sign_in):
    assert {"settings", "deployment", "backup"} == set(FOR_OPERATORS)
    await sign_in(client, await make_user("guest"))
    text = await text_of(client, "/help")
    assert [key for key in FOR_EVERYONE if f'href="/help/{key}"' not in text] == []
    assert [key for key in FOR_OPERATORS if f'href="/help/{key}"' in text] == []
    for key in FOR_OPERATORS:
        await text_of(client, f"/help/{key}", 403)
    for key in FOR_EVERYONE:
        await text_of(client, f"/help/{key}")


@pytest.mark.parametrize("path", ["/help", "/help/start", "/help/backup", "/help/nothing"])
async def test_strangers_sign_in_first(client, path):
    response = await client.get(path, headers=HTML)
    assert (response.status_code, response.headers["Location"].partition("?")[0]) == (303, "/login")


async def test_a_page_that_is_none_is_not_found(client, make_user, sign_in):
    await sign_in(client, await make_user("owner"))
    for key in ("nothing", "start.md", "..%2Fcatalog", "catalog"):
        await text_of(client, f"/help/{key}", 404)


async def test_a_search_finds_sections_by_all_their_words(client, make_user, sign_in):
    await sign_in(client, await make_user("owner"))
    text = await text_of(client, "/help?q=BACK+up+sqlite")
    assert 'href="/help/backup#back-up-sqlite"' in text
    assert 'href="/help/development#add-a-list"' in await text_of(client, "/help?q=add+a+list")
    assert "<b>No results</b>" in await text_of(client, "/help?q=zxqj")
    assert "&lt;b&gt;" in await text_of(client, "/help?q=<b>")


@pytest.mark.parametrize(
    "asked", ["largest+file", "longest+message", "messages+10+seconds", "limits", "password+characters"]
)
async def test_who_asks_for_a_limit_finds_it_and_everybody_may(client, make_user, sign_in, asked):
    await sign_in(client, await make_user("guest"))
    assert 'href="/help/limits' in await text_of(client, f"/help?q={asked}")


async def test_a_search_looks_only_into_pages_that_the_reader_may_read(client, make_user, sign_in):
    await sign_in(client, await make_user("member"))
    assert "/help/backup" not in await text_of(client, "/help?q=BACK+up+sqlite")


def test_a_word_in_a_heading_comes_before_one_in_the_text():
    found = search.find("backup", pages())
    assert found[0].page.key == "backup"
    assert len(found) <= search.MAX_FOUND
    assert search.find("  ", pages()) == []
    assert all(
        "backup" in f"{hit.section.title} {hit.section.text}".lower() or hit.page.key == "backup" for hit in found
    )
    long = next(hit for hit in found if len(hit.section.text) > 500)
    assert len(long.excerpt) < 200


async def test_the_shell_the_keys_and_the_first_page_lead_to_the_help(client, make_user, sign_in):
    await sign_in(client, await make_user("owner"))
    for path in ("/", "/account/keys"):
        text = await text_of(client, path)
        menu, _, main = text.partition("<main")
        assert 'href="/help"' in menu
        assert 'href="/help"' in main
    assert 'href="/help/start"' in await text_of(client, "/")
    await make_user()
    assert 'href="/help/start"' not in await text_of(client, "/")


def test_a_changed_file_is_read_anew(monkeypatch, tmp_path):
    monkeypatch.setattr(catalog, "FOLDER", tmp_path)
    page = catalog.HelpPage("start", OPERATION)
    file = tmp_path / "start.md"
    file.write_text("# One\n\nText.\n")
    assert page.document.title == "One"
    file.write_text("# Another title\n\nText.\n")
    assert page.document.title == "Another title"


def test_headings_of_one_name_have_anchors_of_their_own():
    document = parse("# A\n\nFirst *words*.\n\n## What it is: `x`?\n\n## What it is: `x`?\n")
    assert [section.anchor for section in document.sections] == ["a", "what-it-is-x", "what-it-is-x-1"]
    assert document.summary == "First words."


def test_numbers_are_aligned_without_a_style():
    html = parse("# A\n\n| a | b |\n|---|--:|\n| c | 1 |\n").html
    assert '<td class="end">1</td>' in html
    assert "style" not in html


def test_a_page_without_a_title_is_refused():
    with pytest.raises(ValueError, match="title"):
        parse("Text.\n")


def test_links_to_other_files_lead_to_their_pages_and_html_is_left_out():
    html = parse(
        "# A\n\n[b](why-b.md#c) [d](#e)\n\nand <!-- not this --> <script>x</script> one<br>two\n\n<p>no</p>\n"
    ).html
    assert '<a href="/help/why-b#c">b</a> <a href="#e">d</a>' in html
    assert "one<br>two" in html
    assert "<script" not in html
    assert "not this" not in html
    assert "<p>no" not in html
