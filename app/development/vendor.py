"""Fetch third-party front-end files: `python -m app.development.vendor`.

Pages load nothing from outside, and nothing is built, so the few files that are not ours are kept here, unmodified,
each with its licence. npm fetches them by name and exact version (and checks what it got against the registry's own
digest); the manifest then says what every file is, and a test compares.
"""

import hashlib
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import click

from app.paths import ROOT

VENDOR = ROOT / "static" / "vendor"
MANIFEST = VENDOR / "manifest.json"
SPRITE = ROOT / "static" / "icons.svg"

_SVG = "http://www.w3.org/2000/svg"
# Tabler draws with 2; a little less sits better beside Inter at 20 px.
_STROKE_WIDTH = "1.75"


@dataclass(frozen=True)
class Package:
    """An npm package: its exact version, and the target of each file we need (below the project's root)."""

    name: str
    version: str
    files: Mapping[str, str]


PACKAGES = (
    Package(
        "htmx.org",
        "4.0.1",
        {
            "dist/htmx.min.js": "static/vendor/htmx/htmx.min.js",
            "LICENSE": "static/vendor/htmx/LICENSE",
            # Finds in templates what only worked in htmx 2; a test runs it.
            "dist/scripts/upgrade-check.py": "static/vendor/htmx/upgrade-check.py",
        },
    ),
    Package(
        "socket.io-client",
        "4.8.4",
        {
            # The module is an eighth smaller than the script for browsers of old. The other file speaks MessagePack, of
            # which there is no module.
            "dist/socket.io.esm.min.js": "static/vendor/socket.io-client/socket.io.esm.min.js",
            "dist/socket.io.msgpack.min.js": "static/vendor/socket.io-client/socket.io.msgpack.min.js",
            "LICENSE": "static/vendor/socket.io-client/LICENSE",
        },
    ),
    Package(
        "@fontsource-variable/inter",
        "5.3.0",
        {
            "files/inter-latin-wght-normal.woff2": "static/vendor/inter/inter-latin-wght-normal.woff2",
            "files/inter-cyrillic-wght-normal.woff2": "static/vendor/inter/inter-cyrillic-wght-normal.woff2",
            "LICENSE": "static/vendor/inter/LICENSE",
        },
    ),
    Package("@tabler/icons", "3.51.0", {"LICENSE": "static/vendor/tabler-icons/LICENSE"}),
)

# The icons that pages use, and no others: the whole set is 300 times larger.
ICONS = """
    alert-triangle archive arrow-back-up arrow-down arrow-left arrows-maximize at ban bell bell-off bookmark braces
    check checks chevron-down chevron-left chevron-right chevron-up circle-check clock columns-3 copy crown
    device-desktop device-mobile door-enter door-exit dots-vertical download eye eye-off file-spreadsheet hash help
    history hourglass inbox info-circle keyboard language layout-dashboard layout-sidebar-right link lock logout
    markdown menu-2 message-circle message-plus messages microphone-off mood-smile moon paperclip pencil pin
    pinned-off plus refresh search send settings speakerphone sun sun-moon trash user user-check user-cog user-plus
    users wifi-off world x
""".split()  # noqa: SIM905 - sixty quoted lines would read worse


def _fetch(package: Package, into: Path) -> tarfile.TarFile:
    """The published archive of `package`. Raises CalledProcessError when npm cannot get it."""
    command = ["npm", "pack", "--silent", "--pack-destination", str(into), f"{package.name}@{package.version}"]
    result = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - fixed arguments, no shell
    return tarfile.open(into / result.stdout.split()[-1])


def _read(archive: tarfile.TarFile, path: str) -> bytes:
    source = archive.extractfile(f"package/{path}")
    if source is None:
        raise FileNotFoundError(path)
    return source.read()


def _symbol(name: str, svg: bytes) -> str:
    """One drawing as a `<symbol>`: the same paths, without the invisible frame that every Tabler icon begins with."""
    paths = [
        ElementTree.tostring(shape, encoding="unicode").replace(f' xmlns:ns0="{_SVG}"', "").replace("ns0:", "").strip()
        for shape in ElementTree.fromstring(svg)  # noqa: S314 - from a package whose digest npm has checked
        if shape.get("stroke") != "none"
    ]
    style = f'fill="none" stroke="currentColor" stroke-width="{_STROKE_WIDTH}"'
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return f'<symbol id="{name}" viewBox="0 0 24 24" {style} {ends}>{"".join(paths)}</symbol>'


def _sprite(archive: tarfile.TarFile) -> bytes:
    symbols = [_symbol(name, _read(archive, f"icons/outline/{name}.svg")) for name in sorted(ICONS)]
    return "\n".join([f'<svg xmlns="{_SVG}">', *symbols, "</svg>\n"]).encode()


def _place(package: Package, archive: tarfile.TarFile) -> Iterator[dict[str, str]]:
    """Write the wanted files of `package`, and yield the manifest's entry for each."""
    licence = json.loads(_read(archive, "package.json"))["license"]
    contents = {ROOT / target: _read(archive, source) for source, target in package.files.items()}
    if package.name == "@tabler/icons":
        contents[SPRITE] = _sprite(archive)
    for path, content in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        yield {
            "name": package.name,
            "version": package.version,
            "licence": licence,
            "file": str(path.relative_to(ROOT)),
            "sha256": hashlib.sha256(content).hexdigest(),
        }


def main() -> None:
    """Fetch all packages again and write the manifest. Needs npm and its registry."""
    entries: list[dict[str, str]] = []
    for package in PACKAGES:
        with tempfile.TemporaryDirectory() as folder, _fetch(package, Path(folder)) as archive:
            entries += _place(package, archive)
        click.echo(f"{package.name} {package.version}")
    MANIFEST.write_text(json.dumps(entries, indent=2) + "\n")


if __name__ == "__main__":
    main()
