"""Write `requirements.lock`: `python -m app.development.lock [--keep]`, with `uv` on the path.

Every version of everything that is installed, with the hashes of its files, so that pip takes nothing else. It has a
part for each environment: what the product needs and is built with, what development needs on top of it, and the codec
of `heic`, which is under the GPL and is only where its tests run. `--keep`: the versions that are in it already.
"""

import re
import subprocess
import sys
from collections.abc import Sequence
from tempfile import NamedTemporaryFile

from app.paths import ROOT

LOCK = ROOT / "requirements.lock"
# The lines that the parts begin with; the Makefile takes what stands above one of them.
PARTS = ("# The product, and what it is built with", "# Development, on top of it", "# The extra heic, on top of that")
_EXTRAS: tuple[tuple[str, ...], ...] = ((), ("dev", "s3"), ("dev", "s3", "heic"))
_COMPILE = ("uv", "pip", "compile", "--quiet", "--universal", "--python-version=3.11", "--generate-hashes")
_PLAIN = ("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")
# Installed first, as pip would otherwise fetch it by itself, whatever its hash is.
_BUILT_WITH = "hatchling\neditables\n"
# A requirement, with its marker, and the lines with its hashes; there can be one for each version of Python.
_ENTRY = re.compile(r"^(\S+==[^\n\\]*)(?:\\\n[^\n\\]*)*\n", re.MULTILINE)


def entries(text: str) -> dict[str, str]:
    """The requirements in `text`, a lock or a part of one: with its hashes, by itself."""
    return {found[1].strip(): found[0] for found in _ENTRY.finditer(text)}


def _compiled(extras: Sequence[str], constraints: str) -> dict[str, str]:
    with NamedTemporaryFile("w", suffix=".in") as bound, NamedTemporaryFile("w", suffix=".in") as built_with:
        bound.write(constraints)
        bound.flush()
        built_with.write(_BUILT_WITH)
        built_with.flush()
        chosen = [f"--extra={extra}" for extra in extras]
        inputs = ["pyproject.toml", built_with.name, f"--constraint={bound.name}"]
        done = subprocess.run(  # noqa: S603 - every word of it is ours
            [*_COMPILE, *_PLAIN, *chosen, *inputs], cwd=ROOT, check=True, capture_output=True, text=True
        )
    return entries(done.stdout)


def main() -> None:
    """Ask uv for each part, and write the file."""
    kept = list(entries(LOCK.read_text())) if "--keep" in sys.argv else []
    known: dict[str, str] = {}
    written = []
    for part, extras in zip(PARTS, _EXTRAS, strict=True):
        found = _compiled(extras, "\n".join(kept or known))
        written.append(f"{part}\n" + "".join(entry for name, entry in found.items() if name not in known))
        known |= found
    LOCK.write_text("\n".join(written))


if __name__ == "__main__":
    main()
