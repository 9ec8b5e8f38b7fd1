"""What there is: every row, to see that an attack changed none, and every page, to try it on."""

from collections.abc import Iterator, Mapping
from typing import Any

from quart import Quart
from tortoise import Tortoise

# They tell of attempts, and grow by each; and what the server does by itself changes at any time.
_OTHERS = ("audit_entry", "audit_checkpoint", "outbox")


async def all_rows() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but those of the log and of the outbox."""
    models = [model for models in Tortoise.apps.values() for model in models.values()]
    tables = {model._meta.db_table: model for model in models}
    return {name: sorted(await tables[name].all().values_list(), key=str) for name in tables if name not in _OTHERS}


def all_paths(app: Quart, method: str, known: Mapping[str, str]) -> Iterator[str]:
    """The address of everything that answers to `method`, with the values in `known` where it has a variable: `key`,
    or `users:key` for the one in `/users/...`."""
    for rule in app.url_map.iter_rules():
        if method in (rule.methods or ()):
            values = {
                name: known.get(f"{rule.rule.split('/')[1]}:{name}", known.get(name, "1")) for name in rule.arguments
            }
            path = rule.build(values, append_unknown=False)
            assert path is not None, rule
            yield path[1]
