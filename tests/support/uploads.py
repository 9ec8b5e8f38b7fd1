"""What the tests of files share: pictures, and giving them to a room."""

import io
from typing import Any

import httpx
from PIL import Image

JSON = {"Accept": "application/json"}


def make_picture(format: str = "PNG", size: tuple[int, int] = (60, 40), color: str = "red", **options: Any) -> bytes:
    """A picture of one colour, as a file of `format`."""
    written = io.BytesIO()
    Image.new("RGB", size, color).save(written, format, **options)
    return written.getvalue()


def open_picture(content: bytes) -> Image.Image:
    """The picture in `content`."""
    return Image.open(io.BytesIO(content))


async def upload(
    visitor, room_id: str, content: bytes, name: str = "a.png", client_id: str = "", **headers: str
) -> httpx.Response:
    """The answer to a file given to the room by `visitor`'s page."""
    async with visitor.browser(**JSON, **headers) as browser:
        return await browser.post(
            f"/chat/{room_id}/files", files={"file": (name, content)}, data={"client_id": client_id}
        )


async def uploaded_file(visitor, room_id: str, content: bytes | None = None, name: str = "a.png") -> dict[str, Any]:
    """A file that was given to the room, as JSON clients get it."""
    answer = await upload(visitor, room_id, make_picture() if content is None else content, name)
    assert answer.status_code == 201, answer.text
    return answer.json()["file"]
