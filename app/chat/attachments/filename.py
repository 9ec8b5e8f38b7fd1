"""File names: safe on every system, and unable to pretend to be another type."""

import re
import unicodedata

# Of characters, and of bytes as file systems count them; the end of a name says what it is, and is kept.
MAX_NAME = 120
MAX_NAME_BYTES = 200
_MAX_ENDING = 16
_OTHERWISE = "file"

_SEPARATORS = re.compile(r"[/\\]")
_SPACE = re.compile(r"\s+")
# Windows allows these in no name.
_SIGNS = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
# Controls; marks that reverse the text, so that "exe.gnp" reads "png.exe"; surrogates; private characters.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})


def clean_name(given: str) -> str:
    """`given` without folders, invisible and text-reversing characters, and characters that some system cannot store,
    and not too long. Never empty."""
    name = _SPACE.sub(" ", _SEPARATORS.split(given)[-1])
    name = "".join(sign for sign in unicodedata.normalize("NFC", name) if unicodedata.category(sign) not in _UNSEEN)
    name = _SIGNS.sub("_", name).strip(" .")
    if _DEVICES.fullmatch(name):
        name = f"_{name}"
    return _shorten(name) or _OTHERWISE


def with_extension(name: str, endings: tuple[str, ...]) -> str:
    """`name` with one of `endings`; the first of them is appended if it has another one."""
    return name if name.lower().endswith(endings) else _shorten(f"{name}{endings[0]}")


def _shorten(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > _MAX_ENDING:
        stem, dot, ending = name, "", ""
    tail = dot + ending
    stem = stem[: MAX_NAME - len(tail)]
    while len((stem + tail).encode()) > MAX_NAME_BYTES:
        stem = stem[:-1]
    return (stem.rstrip(" .") or _OTHERWISE) + tail if name else ""
