"""Pictures that tests give to the product."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.pictures import ReencodedImage
from app.pictures.reencode import make_squares, reencode
from app.pictures.worker import PictureWorker


@pytest.fixture
def real_picture_processes() -> None:
    """For tests that are about where pictures are made anew."""


@pytest.fixture(autouse=True)
def pictures_in_this_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make pictures anew in this process, which has the decoders loaded, except with `real_picture_processes`."""

    async def reencode_here(_: PictureWorker, source: Path, target: Path, thumbnail: Path) -> ReencodedImage | None:
        return await asyncio.to_thread(reencode, source, target, thumbnail)

    async def make_squares_here(_: PictureWorker, source: Path, targets: Mapping[int, Path]) -> bool:
        return await asyncio.to_thread(make_squares, source, targets)

    if "real_picture_processes" not in request.fixturenames:
        monkeypatch.setattr(PictureWorker, "reencode", reencode_here)
        monkeypatch.setattr(PictureWorker, "make_squares", make_squares_here)
