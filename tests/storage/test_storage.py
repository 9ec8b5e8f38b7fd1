"""Content is kept under its key and nowhere else, in a directory or with a service that speaks S3."""

import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

from app.errors import Unavailable
from app.storage import open_storage
from app.storage.base import ObjectMissing, Storage

pytestmark = pytest.mark.filterwarnings("default")  # the fake is other people's


@pytest.fixture(scope="module")
def s3_url() -> Iterator[str]:
    """A bucket with a fake of S3."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://key:secret@{host}:{port}/files-of-tests?region=eu-central-1"
    import boto3

    client = boto3.client(
        "s3",
        endpoint_url=f"http://{host}:{port}",
        region_name="eu-central-1",
        aws_access_key_id="key",
        aws_secret_access_key="secret",
    )
    client.create_bucket(Bucket="files-of-tests", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    client.close()
    yield url
    server.stop()


@pytest.fixture(params=["directory", "s3"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    url = request.getfixturevalue("s3_url") if request.param == "s3" else None
    return open_storage(url, tmp_path / "files")


async def everything(storage: Storage) -> dict[str, datetime]:
    return {each.key: each.at async for portion in storage.list_all() for each in portion}


async def test_what_was_put_is_read_in_parts_listed_and_removed(storage: Storage, tmp_path: Path) -> None:
    content = bytes(range(256)) * 4096
    for key in ("01A.aa", "01B.bb"):
        source = tmp_path / key
        source.write_bytes(content + key.encode())
        await storage.put(key, source)
    assert await storage.read("01A.aa", 0, len(content) + 6) == content + b"01A.aa"
    assert await storage.read("01B.bb", 300, 310) == content[300:310]
    found = await everything(storage)
    assert {"01A.aa", "01B.bb"} <= set(found)
    assert abs(found["01A.aa"] - datetime.now(UTC)) < timedelta(minutes=5)
    await storage.remove(["01A.aa", "never.there"])
    with pytest.raises(ObjectMissing):
        await storage.read("01A.aa", 0, 10)
    assert await storage.read("01B.bb", 0, 4) == content[:4]
    await storage.remove(["01B.bb"])
    assert not {"01A.aa", "01B.bb"} & set(await everything(storage))


@pytest.mark.parametrize("key", ["../x", "a/b", "", ".hidden", "a..b", "x" * 200, "a\nb", "/etc/passwd"])
async def test_no_key_leads_out_of_the_storage(storage: Storage, tmp_path: Path, key: str) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x")
    with pytest.raises(ValueError, match="no key"):
        await storage.put(key, source)
    with pytest.raises(ValueError, match="no key"):
        await storage.read(key, 0, 1)
    with pytest.raises(ValueError, match="no key"):
        await storage.remove([key])


async def test_files_in_the_directory_are_their_owners_alone(tmp_path: Path) -> None:
    storage = open_storage(None, tmp_path / "files")
    (tmp_path / "source").write_bytes(b"x")
    (tmp_path / "source").chmod(0o666)
    await storage.put("01A.aa", tmp_path / "source")
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "files").rglob("*")}
    assert modes == {0o700, 0o600}
    assert (tmp_path / "files").stat().st_mode & 0o077 == 0


async def test_content_is_on_disk_before_it_has_its_name_and_the_name_before_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []

    def fsync(descriptor: int) -> None:
        place = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
        synced.append((place.relative_to(tmp_path).as_posix(), (tmp_path / "files" / "aa" / "01A.aa").exists()))

    monkeypatch.setattr(os, "fsync", fsync)
    (tmp_path / "source").write_bytes(b"x")
    await open_storage(None, tmp_path / "files").put("01A.aa", tmp_path / "source")
    assert synced == [("source", False), ("files/aa", True), ("files", True)]


async def test_a_service_that_is_away_is_said_to_be() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        storage = open_storage(f"http://key:secret@127.0.0.1:{nobody.getsockname()[1]}/files", Path("unused"))
        with pytest.raises(Unavailable):
            await storage.read("01A.aa", 0, 1)
