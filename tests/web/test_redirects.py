"""Where `next` may lead."""

import pytest

from app.web.redirects import safe_next

ELSEWHERE = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "https:evil.example",
    "https://evil.example/",
    "http:/\\evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "@evil.example",
    "/\x00/evil.example",
    "/" + "a" * 2_000,
    "",
    None,
]
HERE = ["/", "/chat/7?before=12#message-3", "/%2Fevil.example", "/%5Cevil.example", "/users?q=a%20b", "/путь", "/a//b"]


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_what_browsers_might_take_for_another_site_is_not_followed(wanted: str | None) -> None:
    assert safe_next(wanted) == "/"
    assert safe_next(wanted, "/users") == "/users"


@pytest.mark.parametrize("wanted", HERE)
def test_paths_of_this_site_are_followed(wanted: str) -> None:
    assert safe_next(wanted) == wanted
