"""Pictures, made anew from their pixels in a process of their own.

Decoders are where the holes of libraries are, and a picture of 200 KB can hold 200 MB of pixels. So nothing is decoded
where sessions and keys are: `PictureWorker` has it done by a process with a bound on its memory and its time, which
ends with the picture, so that what it took goes back to the system. Nothing here but `reencode` imports a decoder.
"""

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# What the system says where nothing more can be written.
DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
# Today's phones take such pictures; 50 million pixels need 200 MB of memory.
MAX_PIXELS = 50_000_000
# The longer side of a thumbnail, in pixels.
THUMBNAIL = 480
# What pictures become that browsers show.
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"})


@dataclass(frozen=True, slots=True)
class Format:
    """A picture format to write, by Pillow's name: media type and file endings. `modes` are the colour modes it can
    hold, all if empty; others are converted to RGB. `moves`: whether it can be animated."""

    name: str
    media_type: str
    endings: tuple[str, ...]
    options: Mapping[str, Any] = field(default_factory=dict, compare=False)
    moves: bool = False
    modes: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class ReencodedImage:
    """A re-encoded picture: its format, and `width` and `height` in pixels, as shown. One of several pages is not
    `shown`, and has no thumbnail."""

    format: Format
    width: int
    height: int
    shown: bool = True
