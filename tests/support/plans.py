"""How a database reads what a statement asks for."""

from app.database import transaction


async def assert_uses_index(query: str, index: str, *values: object) -> None:
    """Fail unless the rows of `query` are found by an index whose name begins with `index`, however many there are."""
    async with transaction() as tx:
        if tx.dialect == "postgres":
            await tx.fetch("SET LOCAL enable_seqscan = off")  # it would read a small table as a whole
            plan = await tx.fetch(f"EXPLAIN {query}", *values)
        else:
            plan = await tx.fetch(f"EXPLAIN QUERY PLAN {query}", *values)
    text = "\n".join(str(dict(row)) for row in plan)
    assert index in text, text
    assert "Seq Scan" not in text
    assert "SCAN" not in text.replace("SEARCH", "")
