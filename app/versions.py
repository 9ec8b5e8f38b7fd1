"""No lost update: a form carries the version of the values it shows. If others were saved meanwhile, it is refused, and
shows both, instead of giving back what somebody else has just changed."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Any

import orjson
from pydantic import Field

from app.errors import Stale

# The name of the field in forms, and of the property in the input of actions.
FIELD = "version"
_DIGITS = 16
# For the input of actions. Programs that show nothing to anybody leave it out.
SeenVersion = Annotated[str | None, Field(max_length=_DIGITS)]


def version_of(values: Mapping[str, Any]) -> str:
    """The version of stored `values` (texts, numbers, booleans, None, and lists of them), by field: a digest, the same
    for the same values, 16 hexadecimal digits."""
    return sha256(orjson.dumps(dict(values), option=orjson.OPT_SORT_KEYS)).hexdigest()[:_DIGITS]


def check_version(seen: str | None, stored: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    """Raise `Stale` if `seen` is the version of other values than `stored`, and `wanted` would replace some of those.

    To be called within the transaction that writes, with `stored` read and locked by it. `seen` None checks nothing.
    """
    if seen is not None and seen != version_of(stored) and dict(stored) != dict(wanted):
        raise Stale(stored)
