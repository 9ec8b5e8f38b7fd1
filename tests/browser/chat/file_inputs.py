"""Files that are chosen for a message."""

import io
from collections.abc import Sequence

from PIL import Image
from playwright.async_api import Page


def image_file(name: str, colour: str) -> dict[str, object]:
    """A file for an input, with a picture in it."""
    Image.new("RGB", (60, 40), colour).save(content := io.BytesIO(), "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": content.getvalue()}


def text_file(name: str, size: int = 10) -> dict[str, object]:
    """A text file of `size` bytes for an input."""
    return {"name": name, "mimeType": "text/plain", "buffer": b"x" * size}


async def attach_files(page: Page, files: Sequence[dict[str, object]]) -> None:
    """Choose `files` for the next message."""
    await page.locator("input[name=upload]").set_input_files(list(files))
