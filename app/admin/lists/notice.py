"""What became of an action, in the address of the list that is shown after it."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from app.admin.lists.bulk_actions import Outcome
from app.admin.lists.declaration import RowAction
from app.web.presentation import path_of


def with_notice(back: str, done: str) -> str:
    """The address `back` with `done` as what is told there."""
    path, _, query = path_of(back).partition("?")
    kept = [(name, value) for name, value in parse_qsl(query) if name != "done"]
    return f"{path}?{urlencode([*kept, ('done', done)])}"


def summarise(action: RowAction, outcome: Outcome) -> str:
    """`outcome` of `action` as `parse_outcome` reads it."""
    reason = outcome.reasons[0][0] if outcome.refused else ""
    return f"{action.key}.{len(outcome.done)}.{sum(outcome.refused.values())}.{reason}"


def parse_outcome(text: str) -> dict[str, Any]:
    """The result of an action in an address: numbers and known words only, so that an address cannot show
    other text."""
    key, *rest = text.split(".")
    if len(rest) != 3 or not all(number.isascii() and number.isdigit() and len(number) < 7 for number in rest[:2]):
        return {"key": "nothing"} if text == "nothing" else {}
    return {"key": key, "done": int(rest[0]), "refused": int(rest[1]), "reason": rest[2]}
