"""Indexes of models that Tortoise has no class for."""

from tortoise.indexes import Index


def partial_index(*fields: str, where: str) -> Index:
    """An index over `fields` of the rows for which the SQL condition `where` holds: other rows cost it nothing.

    It is no subclass, since aerich compares the class that it reads from a migration, which is always `Index`.
    """
    index = Index(fields=fields)
    index.extra = f" WHERE {where}"
    return index
