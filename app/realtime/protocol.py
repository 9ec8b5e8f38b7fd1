"""What clients send about streams, on every namespace."""

from typing import Annotated

from pydantic import Field

from app.actions import Input

# Why a connection ends: the `code` of `bye`, numbered as Centrifugo does; below 3500 clients come back.

BYE_SHUTDOWN = 3001
BYE_SLOW = 3008
BYE_RESYNC = 3010
BYE_BAD_REQUEST = 3501
BYE_KICKED = 3503
BYE_CROWDED = 3504


# A browser has a few panels open; this bounds the reads that one `resume` can cause.
MAX_STREAMS = 128
MAX_STREAM_NAME = 64
# A client that is further behind than this is better served by the page itself.
MAX_CATCH_UP = 500

StreamName = Annotated[str, Field(max_length=MAX_STREAM_NAME)]
Seq = Annotated[int, Field(ge=0, lt=2**63)]
Epoch = Annotated[str, Field(max_length=12)]
# JSON has lists only, so a list stands for the pair.
StreamPosition = Annotated[tuple[Seq, Epoch], Field(strict=False)]


class Resume(Input):
    """`streams`: stream name → [last seq seen, epoch it was seen in]."""

    streams: Annotated[dict[StreamName, StreamPosition], Field(max_length=MAX_STREAMS)]


class Fill(Input):
    """Events of `stream` with seq > `after`, `limit` at the most."""

    stream: StreamName
    after: Seq
    limit: Annotated[int, Field(ge=1, le=MAX_CATCH_UP)] = MAX_CATCH_UP
