"""Telling people apart whose names look the same: by the part of their address in front of the @, as mentions do."""

from typing import Any

from tortoise.expressions import Q

from app.text import email_key


def handle_column(user: str) -> str:
    """A column with the address of the person in the table alias `user` if somebody else's name looks like theirs, for
    `handle_of`; NULL otherwise. An index has what names look like, so it costs as much in every team."""
    alike = f'SELECT 1 FROM "user" alike WHERE alike.name_skeleton = {user}.name_skeleton AND alike.id <> {user}.id'  # noqa: S608
    return f"CASE WHEN EXISTS ({alike}) THEN {user}.email END"


def handle_of(column: Any) -> str:
    """What stands beside a name that somebody else's looks like; "" beside others."""
    return str(column).partition("@")[0] if column else ""


def handle_begins(text: str) -> Q:
    """The condition that the part of somebody's address before the at sign begins with `text`. No more of the address
    is compared: only that part is shown to everybody, and the rest could be guessed sign by sign."""
    key = email_key(text)
    return Q(id__in=[]) if "@" in key else Q(email_key__startswith=key)


def told_apart(name: str, handle: str) -> str:
    """`name` in a text without markup, with its `handle` if it has one."""
    return f"{name} @{handle}" if handle else name
