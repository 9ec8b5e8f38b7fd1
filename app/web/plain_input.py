"""What no database can hold is kept out where requests are parsed, and not by each view that asks a database.

PostgreSQL answers to a NUL in a text, and both to a number over 64 bits, with an error that looks as if the database
were away. A NUL is read as another control character, so whoever refuses those says so as ever, at the field. Socket
events and the input of actions are held to the same by `app.actions.validated`.
"""

from typing import Any

from quart import Quart
from werkzeug.datastructures import MultiDict
from werkzeug.routing import IntegerConverter, Map, UnicodeConverter

from app.text import LARGEST_NUMBER, without_nul

# What stands in one segment of an address: ids, keys, the secrets of links, the names of files.
_LONGEST_SEGMENT = 255


class _Segment(UnicodeConverter):
    """No segment of any address of ours is longer."""

    def __init__(self, map: Map, minlength: int = 1, maxlength: int | None = None, length: int | None = None) -> None:
        super().__init__(map, minlength, maxlength or _LONGEST_SEGMENT, length)


class _Number(IntegerConverter):
    """As a rule of numbers has no bound, one is set."""

    def __init__(self, map: Map, *args: Any, **options: Any) -> None:
        super().__init__(map, *args, **{"max": LARGEST_NUMBER, **options})


# Of these only hashes are stored, and a password may hold anything.
_HASHED = frozenset({"password", "current_password", "new_password"})


def without_nul_in_query(query: bytes) -> bytes:
    """The query of an address with a NUL read as `without_nul` does."""
    return query.replace(b"%00", b"%01").replace(b"\0", b"%01")


def without_nul_in_form(values: MultiDict[str, str]) -> MultiDict[str, str]:
    """The same for what a form holds, except for passwords. Of a form with parts one can come without a name: it is
    left out."""
    pairs = [(name, each) for name, each in values.items(multi=True) if name is not None]
    if len(pairs) == sum(map(len, values.listvalues())) and not any("\0" in name + each for name, each in pairs):
        return values
    return type(values)([(without_nul(name), each if name in _HASHED else without_nul(each)) for name, each in pairs])


def limit_path_segments(app: Quart) -> None:
    """Bound what stands in the paths of `app`. To be called before its routes are made."""
    app.url_map.converters |= {"default": _Segment, "string": _Segment, "int": _Number}
