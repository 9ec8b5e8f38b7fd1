"""How a migration file looks: what aerich expects (`upgrade`, `downgrade`, `MODELS_STATE`), for both dialects."""

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

_FILE = """\
from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {{
{up}
}}

DOWN = {{
{down}
}}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN[db.capabilities.dialect]


MODELS_STATE = (
{state}
)
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """What one dialect's file says: its name, the SQL up and down, and the state of the models it leads to."""

    file: str
    up: str
    down: str
    state: str


def combine(drafts: Mapping[str, Draft]) -> str:
    """The text of one file for all `drafts` (by dialect). Raises ValueError if they lead to different models."""
    states = {draft.state for draft in drafts.values()}
    if len(states) != 1:
        raise ValueError("the drafts lead to different states of the models")
    return _FILE.format(
        up="\n".join(_entry(dialect, draft.up) for dialect, draft in drafts.items()),
        down="\n".join(_entry(dialect, draft.down) for dialect, draft in drafts.items()),
        state="\n".join(f'    "{line}"' for line in wrap(states.pop(), 100)),
    )


def _entry(dialect: str, script: str) -> str:
    if not script.strip():
        return f'    "{dialect}": "",'
    lines = "\n".join(f"    {line.strip()}" if line.strip() else "" for line in script.strip().splitlines())
    return f'    "{dialect}": """\n{lines}\n    """,'
