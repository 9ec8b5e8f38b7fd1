"""What would take more than a screen is folded, by what is known without a browser."""

import pytest

from app.chat.markdown import is_tall
from app.chat.markdown.height import LINE, MOST_LINES
from app.chat.messages.body import MAX_BODY


@pytest.mark.parametrize(
    ("body", "tall"),
    [
        ("a" + "\n" * 3_990 + "b", True),
        ("", False),
        ("\n".join("x" * MOST_LINES), False),
        ("\n".join("x" * (MOST_LINES + 1)), True),
        ("- x\n" * (MOST_LINES + 1), True),
        ("x" * MAX_BODY, True),
        ("x" * (LINE * (MOST_LINES - 1)), False),
        ("я" * (LINE * (MOST_LINES - 1)), False),
        ("字" * (LINE * MOST_LINES // 2 - 1), False),
        ("字" * (LINE * MOST_LINES // 2), True),
        ("e" + "\u0301" * (MAX_BODY - 1), False),
    ],
    ids=lambda value: str(value)[:5],
)
def test_a_message_is_tall_by_its_lines(body, tall):
    assert is_tall(body) is tall
