"""Bundles: many scripts in one file, which do what they would do one by one."""

import re
import shutil
import subprocess

import pytest

from app import paths
from app.web import bundles, static_files

pytestmark = pytest.mark.one_database
NODE = shutil.which("node")


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """`modules(**{"js/a.js": text}, bundles={"one": ("js/a.js",)})`: these are all scripts there are."""

    def make(known: dict[str, tuple[str, ...]], scripts: dict[str, str]) -> None:
        for name, text in scripts.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text)
        monkeypatch.setattr(paths, "STATIC", tmp_path)
        monkeypatch.setattr(bundles, "SCRIPT_BUNDLES", known)
        bundles.follow_changes()

    yield make
    monkeypatch.undo()
    bundles.follow_changes()


def test_every_script_is_in_one_bundle_and_nothing_is_left_of_imports_and_exports():
    names = [name for name in bundles.bundle_names() if name.endswith(".js")]
    texts = {name: bundles.bundle(name) for name in names}
    held = [module for text in texts.values() for module in re.findall(r"^const (\$js_\w+) = \(\(\) =>", text, re.M)]
    # Scripts of their own: two run before modules do, one where no others are, and one is no page's.
    classic = {"js/theme.js", "js/local-time.js", "js/offline.js", "js/service_worker.js"}
    scripts = {path.relative_to(paths.STATIC).as_posix() for path in (paths.STATIC / "js").rglob("*.js")} - classic
    expected = sorted("$" + re.sub(r"\W", "_", name.removesuffix(".js")) for name in scripts)
    assert sorted(held) == expected
    for name, text in texts.items():
        imported = re.findall(r"(?:from |import\()'([^']+)'", text)
        for address in imported:
            known = f"js/bundles/{address.removeprefix('./')}" in texts
            assert known or address.startswith("../../vendor/"), (name, address)


@pytest.mark.skipif(NODE is None, reason="no node")
def test_bundled_modules_run_once_in_order_and_share_what_they_export(modules, tmp_path):
    modules(
        {"first": ("js/first.js",), "second": ("js/second.js",)},
        {
            "js/common.js": (
                "/* shared */\nconsole.log('shared');\n"
                "export const list = [];\nexport function add(one) { list.push(one); }\n"
            ),
            "js/first.js": "import { add as put } from './common.js';\nput('first');\n",
            "js/deep/later.js": (
                "import * as shared from '../common.js';\nexport async function show() { return shared.list.join(); }\n"
            ),
            "js/second.js": (
                "import { add } from './common.js';\nadd('second');\n"
                "import('./deep/later.js').then(({ show }) => show()).then((text) => console.log(text));\n"
            ),
        },
    )
    out = tmp_path / "out" / "js" / "bundles"
    out.mkdir(parents=True)
    (tmp_path / "out" / "package.json").write_text('{"type": "module"}')
    for name in bundles.bundle_names():
        if name.endswith(".js"):
            (tmp_path / "out" / name).write_text(bundles.bundle(name))
    (out / "run.js").write_text("import './first.js';\nimport './second.js';\n")
    ran = subprocess.run([NODE, out / "run.js"], capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout.split() == ["shared", "first,second"]


@pytest.mark.parametrize("written", ["export default 1;\n", "export { a } from './b.js';\n", "export let a = 1;\n"])
def test_what_bundles_do_not_understand_is_refused(modules, written):
    modules({"one": ("js/one.js",)}, {"js/one.js": written})
    with pytest.raises(ValueError, match="more than bundles understand"):
        bundles.bundle("js/bundles/one.js")


async def test_pages_ask_for_bundles_and_while_developing_for_the_files_as_written(client):
    async def asked() -> set[str]:
        page = await (await client.get("/setup")).get_data(as_text=True)
        return set(re.findall(r'(?:src|href)="/static/(?:@\w+/)?((?:js|css)/[^"?]+)', page))

    styles = {"css/bundles/pages.css", "css/lazy/auth.css"}
    assert await asked() == {*styles, "js/bundles/shell.js", "js/theme.js", "js/local-time.js"}
    static_files.serve_as_written()
    try:
        assert {"css/tokens.css", "css/utilities.css", "js/shell.js"} < await asked()
    finally:
        static_files.serve_as_written(False)


async def test_a_bundle_of_styles_finds_the_fonts(client):
    style = await (await client.get(static_files.static("css/bundles/pages.css"))).get_data(as_text=True)
    fonts = re.findall(r'url\("(\.\./[^"]+)"\)', style)
    assert len(fonts) == 2
    for font in fonts:
        assert font.startswith("../../vendor/")
        assert (await client.get("/static/" + font.removeprefix("../../"))).status_code == 200
