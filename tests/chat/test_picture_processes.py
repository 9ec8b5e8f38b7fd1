"""Pictures are made anew in processes of their own, which are bounded, and take nothing from the server's memory."""

import asyncio
import io
import os
import resource
import zlib
from pathlib import Path

import pytest
from PIL import Image

from app.errors import Invalid, TooLarge
from app.pictures import worker as pictures
from app.pictures.__main__ import MEMORY_BYTES, PROCESSOR_S, WRITTEN_BYTES
from app.pictures.reencode import FORMATS
from app.pictures.worker import PictureWorker
from tests.support.uploads import JSON, make_picture, upload

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("real_picture_processes")]

HUGE = (7_000, 7_000)
# What the system lets a process have that makes one picture anew, and to what it may raise that by itself.
BOUNDS = {
    resource.RLIMIT_AS: (MEMORY_BYTES, MEMORY_BYTES),
    resource.RLIMIT_CPU: (PROCESSOR_S, PROCESSOR_S),
    resource.RLIMIT_FSIZE: (WRITTEN_BYTES, WRITTEN_BYTES),
    resource.RLIMIT_CORE: (0, 0),
}
# What the server may hold more after a picture of 200 MB.
MAY_GROW_KIB = 30_000


@pytest.fixture
async def made_anew(tmp_path: Path):
    """`await made_anew(content)`: what became of it."""
    worker = PictureWorker()

    async def reencode(content: bytes):
        source = tmp_path / os.urandom(8).hex()
        source.write_bytes(content)
        return await worker.reencode(source, tmp_path / f"{source.name}.new", tmp_path / f"{source.name}.small")

    reencode.worker = worker
    yield reencode
    await worker.close()


def resident_kib(pid: int | str = "self") -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4


def environment_of(pid: int) -> bytes:
    return Path(f"/proc/{pid}/environ").read_bytes()


def children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def huge(mode: str = "RGBA", size: tuple[int, int] = HUGE) -> bytes:
    """A small file that is large."""
    written = io.BytesIO()
    Image.new(mode, size).save(written, "PNG", compress_level=1)
    return written.getvalue()


@pytest.mark.parametrize("format", FORMATS)
async def test_every_kind_comes_out_as_in_this_process(made_anew, tmp_path: Path, format: str) -> None:
    found = await made_anew(make_picture(format))
    assert (found.format, found.width, found.height, found.shown) == (FORMATS[format], 60, 40, True)


async def test_a_picture_of_200_megabytes_takes_nothing_from_the_server(newcomer, room, live) -> None:
    alice, content = await newcomer(), huge()
    assert len(content) < 2_000_000
    assert (await upload(alice, room.id, make_picture())).status_code == 201
    before = resident_kib()
    for _ in range(2):
        async with alice.browser(**JSON) as browser:
            files = {"file": ("a.png", content)}
            answer = await browser.post(f"/chat/{room.id}/files", files=files)
        assert answer.status_code == 201, answer.text
        assert answer.json()["file"]["width"] == 7_000
    assert resident_kib() - before < MAY_GROW_KIB
    for process in live.app.extensions["files"].pictures._all:
        if process._process is not None:
            assert resident_kib(process._process.pid) < 120_000, "and its process gives back what it took"


async def test_all_modes_of_the_largest_picture_fit_what_a_process_may_have(made_anew) -> None:
    for mode in ("RGBA", "RGB", "L", "I;16", "P", "1"):
        found = await made_anew(huge(mode, (10_000, 5_000)))
        assert (found.width, found.height) == (10_000, 5_000), mode
    with pytest.raises(TooLarge):
        await made_anew(huge("1", (10_001, 5_000)))


async def test_the_system_bounds_whatever_a_decoder_takes(made_anew) -> None:
    await made_anew(make_picture())
    process = made_anew.worker._free[-1]._process
    asking = asyncio.create_task(made_anew(huge()))
    found = None
    while found != BOUNDS and not asking.done():  # it sets them first of all
        await asyncio.sleep(0.001)
        for working in children(process.pid):
            found = {what: resource.prlimit(working, what) for what in BOUNDS}
    assert found == BOUNDS
    await asking


async def test_a_decoder_that_takes_too_much_is_ended_and_the_next_picture_is_made(made_anew, monkeypatch) -> None:
    first = await made_anew(make_picture())
    process = made_anew.worker._free[-1]
    for signal in (9, 11):  # as the system ends one that takes too much memory; as one ends that is exploited in vain
        asking = asyncio.create_task(made_anew(huge()))
        while not (working := children(process._process.pid)):  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.001)
        os.kill(working[0], signal)
        with pytest.raises(Invalid) as refused:
            await asking
        assert refused.value.code == "broken_picture"
    assert await made_anew(make_picture()) == first


async def test_one_that_takes_too_long_is_ended(made_anew, monkeypatch) -> None:
    await made_anew(make_picture())
    process = made_anew.worker._free[-1]._process
    monkeypatch.setattr(pictures, "PATIENCE_S", 0.01)
    with pytest.raises(Invalid):
        await made_anew(huge())
    await process.wait()
    monkeypatch.undo()
    assert (await made_anew(make_picture())).width == 60


async def test_at_most_two_are_made_at_a_time(made_anew, monkeypatch) -> None:
    now, most = 0, 0
    ask = pictures._Process.ask

    async def counted(self, request):
        nonlocal now, most
        now, most = now + 1, max(most, now + 1)
        try:
            return await ask(self, request)
        finally:
            now -= 1

    monkeypatch.setattr(pictures._Process, "ask", counted)
    await asyncio.gather(*(made_anew(make_picture()) for _ in range(8)))
    assert most == 2


async def test_the_process_has_no_secret_in_its_environment(made_anew, monkeypatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "very secret")
    await made_anew(make_picture())
    environment = environment_of(made_anew.worker._free[-1]._process.pid)
    assert b"PATH=" in environment
    assert b"secret" not in environment.lower()


async def test_what_expands_without_end_is_refused(made_anew) -> None:
    header = make_picture()[:8]
    bomb = (
        header
        + make_picture()[8:33]
        + b"".join(
            len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
            for kind, data in ((b"iCCP", b"x\0\0" + zlib.compress(bytes(400_000_000))), (b"IEND", b""))
        )
    )
    with pytest.raises(Invalid):
        await made_anew(bomb)
