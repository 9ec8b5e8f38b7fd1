"""What files are called: a name that is safe on every system, and cannot pretend to be another."""

import re
import unicodedata

# Of characters, and of bytes as file systems count them; the end of a name says what it is, and is kept.
MAX_NAME = 120
MAX_NAME_BYTES = 200
_MAX_ENDING = 16
_OTHERWISE = "file"

_SEPARATORS = re.compile(r"[/\\]")
_SPACE = re.compile(r"\s+")
# What Windows takes in no name.
_SIGNS = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
# Controls; signs that turn the text around, so that "exe.gnp" reads "png.exe"; halves of characters; private ones.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})


def clean_name(given: str) -> str:
    """`given` without folders, without what cannot be seen or turns the text around, without what some system cannot
    store, and not too long. It is never empty."""
    name = _SPACE.sub(" ", _SEPARATORS.split(given)[-1])
    name = "".join(sign for sign in unicodedata.normalize("NFC", name) if unicodedata.category(sign) not in _UNSEEN)
    name = _SIGNS.sub("_", name).strip(" .")
    if _DEVICES.fullmatch(name):
        name = f"_{name}"
    return _shortened(name) or _OTHERWISE


def with_ending(name: str, endings: tuple[str, ...]) -> str:
    """`name` so that it ends like what it is: in one of `endings`, the first of them where it has another one."""
    return name if name.lower().endswith(endings) else _shortened(f"{name}{endings[0]}")


def _shortened(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > _MAX_ENDING:
        stem, dot, ending = name, "", ""
    tail = dot + ending
    stem = stem[: MAX_NAME - len(tail)]
    while len((stem + tail).encode()) > MAX_NAME_BYTES:
        stem = stem[:-1]
    return (stem.rstrip(" .") or _OTHERWISE) + tail if name else ""
