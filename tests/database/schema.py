"""What a database says of its own schema, in a form that can be compared."""

from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient

# What a migration makes by hand beside the tables of the models: the index of the words of messages.
_NO_MODELS = "message_search", "message_words", "message_to_index"

_SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
_POSTGRES = {
    "columns": """
        SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default
        FROM information_schema.columns WHERE table_schema = 'public'""",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
}


async def schema_of(connection: BaseDBAsyncClient) -> dict[str, Any]:
    """Tables with their columns, foreign keys, indexes and constraints; the order of columns does not count."""
    if connection.capabilities.dialect == "sqlite":
        return await _sqlite(connection)
    return {
        name: sorted(str(row) for row in await _rows(connection, query) if _of_a_model(row[0]))
        for name, query in _POSTGRES.items()
    }


async def _rows(connection: BaseDBAsyncClient, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in await connection.execute_query_dict(query)]


def _of_a_model(table: str) -> bool:
    return not table.startswith(_NO_MODELS)


async def _sqlite(connection: BaseDBAsyncClient) -> dict[str, Any]:
    async def pragma(name: str, argument: str, *keys: str) -> list[tuple[Any, ...]]:
        rows = await connection.execute_query_dict(f'PRAGMA {name}("{argument}")')
        return sorted(tuple(row[key] for key in keys) for row in rows)

    names = [row["name"] for row in await connection.execute_query_dict(_SQLITE_TABLES)]
    tables = [name for name in names if _of_a_model(name)]
    found = {}
    for table in tables:
        indexes = [
            (unique, await pragma("index_info", name, "seqno", "name"))
            for name, unique in await pragma("index_list", table, "name", "unique")
        ]
        found[table] = {
            "columns": await pragma("table_info", table, "name", "type", "notnull", "dflt_value", "pk"),
            "foreign keys": await pragma("foreign_key_list", table, "from", "table", "to", "on_delete"),
            "indexes": sorted(indexes),
        }
    return found
