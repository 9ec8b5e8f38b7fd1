"""A row in every table, whatever the tables are."""

from datetime import UTC, datetime
from typing import Any

from aerich import Command
from aerich.migrate import Migrate
from tortoise import fields, models
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext, require_context

from app import paths
from app.database import database_config
from app.database.connection import MIGRATION_MODELS


def _models() -> list[type[models.Model]]:
    apps = require_context().apps
    assert apps is not None
    return list(apps["models"].values())


def _value(field: fields.Field[Any]) -> Any:
    match field:
        case fields.data.CharEnumFieldInstance():
            return next(iter(field.enum_type))
        case fields.CharField() | fields.TextField():
            return "seeded"
        case fields.DatetimeField():
            return datetime(2026, 1, 1, tzinfo=UTC)
        case fields.BooleanField():
            return True
        case fields.JSONField():
            return {}
        case fields.BinaryField():
            return b"seeded"
        case _:
            return 1


async def _seed(model: type[models.Model], done: dict[str, Any]) -> Any:
    name = model.__name__
    if name not in done:
        row: dict[str, Any] = {}
        for key in model._meta.fk_fields:
            row[key] = await _seed(model._meta.fields_map[key].related_model, done)
        for key in model._meta.fields_db_projection:
            field = model._meta.fields_map[key]
            if not field.generated and not field.reference:
                row[key] = _value(field)
        done[name] = await model.create(**row)
    return done[name]


async def seed_every_table(connection: BaseDBAsyncClient) -> None:
    """One row in each table, and the rows it refers to."""
    done: dict[str, Any] = {}
    for model in _models():
        await _seed(model, done)


async def row_counts(connection: BaseDBAsyncClient) -> dict[str, int]:
    """How many rows each table has."""
    return {model._meta.db_table: await model.all().count() for model in _models() if model.__name__ != "Aerich"}


async def step_back(url: str) -> None:
    """Undo the newest migration, as aerich does."""
    config = database_config(url, MIGRATION_MODELS)
    async with TortoiseContext() as context:
        await context.init(config=config)
        command = Command(config, location=str(paths.MIGRATIONS))
        Migrate.migrate_location = paths.MIGRATIONS / "models"
        await command.downgrade(-1, delete=False)
