"""Cutting an SQL script into its statements."""

import sqlite3
from collections.abc import Iterator


def statements(script: str) -> Iterator[str]:
    """The statements of `script`, in order. A semicolon in a string, a comment or the body of a trigger ends nothing;
    SQLite itself decides."""
    start = 0
    for position, character in enumerate(script):
        if character == ";" and sqlite3.complete_statement(script[start : position + 1]):
            yield script[start : position + 1].strip()
            start = position + 1
    if rest := script[start:].strip():
        yield rest
