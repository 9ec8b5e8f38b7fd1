"""Settings of sockets: how they connect, what they carry, and how they end."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_settings import NoDecode

from app.settings.validators import Allowed, split_commas, validate_namespaces, validate_transports

Namespace = Literal["chat", "notifications"]

Transports = Annotated[
    tuple[Literal["websocket", "polling"], ...],
    NoDecode,
    BeforeValidator(split_commas),
    AfterValidator(validate_transports),
    Allowed("websocket or websocket,polling", "websocket"),
    Field(
        description="How sockets connect. Polling needs sticky sessions behind a load balancer and costs a request "
        "for each message. Use it for networks that block WebSocket.",
    ),
]
Serializer = Annotated[
    Literal["json", "msgpack"],
    Allowed("json or msgpack"),
    Field(
        description="How Socket.IO packets are encoded. msgpack is smaller, quicker to decode and carries bytes "
        "directly, but it is slower to encode, and every client must support it (its `parser`). Our pages do.",
    ),
]
Namespaces = Annotated[
    tuple[Namespace, ...],
    NoDecode,
    BeforeValidator(split_commas),
    AfterValidator(validate_namespaces),
    Allowed("chat, notifications or chat,notifications; one of them only with REDIS_URL", "chat,notifications"),
    Field(
        description="Which namespaces this node serves. All by default, because one connection carries them. Choose "
        "fewer, together with a proxy that tells them apart, to run each namespace on its own machines.",
    ),
]
PermessageDeflate = Annotated[
    bool,
    Allowed("on or off", "off"),
    Field(
        description="Compress WebSocket messages. Off by default, because it costs CPU time for every recipient of "
        "every message and doubles the memory of a connection. Turn it on where bandwidth is scarce.",
    ),
]
DirectSockets = Annotated[
    bool,
    Allowed("on or off", "on"),
    Field(
        description="Write to WebSockets directly instead of through the libraries' queues and tasks, at a tenth of "
        "the cost. Turn it off to find out whether a problem lies there.",
    ),
]
DrainSeconds = Annotated[
    float,
    Allowed("a number of seconds from 0 to 60"),
    Field(
        ge=0,
        le=60,
        allow_inf_nan=False,
        description="When the server stops, each client is asked to reconnect at a random moment within this time, "
        "so that they do not all return at once. Long enough for a restart, short enough not to be noticed.",
    ),
]
