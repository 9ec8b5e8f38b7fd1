"""What may be in a message at all, whatever the Markdown pass makes of it: the second of two locks. Tags and attributes
are named one by one; nothing of htmx, no style, no id and no script is among them."""

import nh3

from app.chat.markup.highlighting import CLASSES

# A cleaner of its own: one that is shared could be changed by whoever shares it.
_cleaner = nh3.Cleaner(
    tags={"a", "blockquote", "code", "em", "li", "ol", "pre", "s", "span", "strong", "ul"},
    attributes={"a": {"href", "rel", "target"}, "ol": {"start"}, "span": {"data-mention-id"}},
    allowed_classes={"a": {"mention"}, "span": {"mention", *CLASSES}},
    link_rel=None,
    url_schemes={"http", "https"},
)


def cleaned(html: str) -> str:
    """`html` without whatever is not allowed in a message."""
    return _cleaner.clean(html)
