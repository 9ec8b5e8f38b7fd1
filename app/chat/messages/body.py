"""The text of a message: what of it is stored, and how long it may be."""

from app.characters import is_blank
from app.chat.messages.emoji import replace_emoji_names
from app.errors import Invalid

# Four screens of text; longer texts belong into a file. Counted in the characters of Unicode, as databases and most
# languages count them, after the blank ends are gone: `static/js/chat/message_length.js` counts the same, so that the
# browser refuses what the server would refuse, and nothing else. Browsers count an emoji twice and an end of a line in
# a form twice as well; letters as people count them, which take a library here, would be another number for programs.
MAX_BODY = 4_000

# Nothing is meant by one, nor by what it is read as (`app.text.without_nul`).
_NUL = {0: None, 1: None}
# What `String.prototype.trim` takes away (ECMA-262 22.1.3.32); Python would also take four separators of files.
_BLANKS = "\t\n\v\f\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000\ufeff"


def clean_body(body: str, *, may_be_empty: bool = False) -> str:
    """`body` as it is stored: without blank ends, without NUL, which PostgreSQL cannot store, with line breaks as LF
    (forms send CR LF, which would count twice), and with emoji for names that stand alone. "" if nothing of it is seen.
    Raises `Invalid` with the code `empty` or `too_long`."""
    body = body.translate(_NUL).replace("\r\n", "\n").replace("\r", "\n").strip(_BLANKS)
    if is_blank(body):
        if not may_be_empty:
            raise Invalid(code="empty", detail="there is nothing in it")
        return ""
    if len(body) > MAX_BODY:
        numbers = {"over": len(body) - MAX_BODY, "limit": MAX_BODY}
        raise Invalid(code="too_long", detail=f"at most {MAX_BODY} characters, not {len(body)}", numbers=numbers)
    return replace_emoji_names(body)
