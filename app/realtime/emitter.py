"""What connections are sent: to whom, in which format, and over which nodes."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from app.realtime.client import FORMATS, NamespaceConnection, stream_group, user_group
from app.realtime.cluster.nodes import Nodes
from app.realtime.groups import Groups
from app.realtime.server import SocketServer
from app.realtime.streams import Event
from app.realtime.streams.renderers import Rendered, envelope, find_source


class Emitter:
    """Sends events to the connections of `server` and, through `nodes`, to those of other processes."""

    def __init__(self, server: SocketServer, nodes: Nodes) -> None:
        self.server = server
        self.nodes = nodes
        self.groups = Groups(server.eio.write_batch, lambda: server.eio.writers_version, server.counters)
        self._encode_event = server.serializer.encode_event
        nodes.on("to_stream", self._send_to_stream_here)

    def _deliver(self, event: Event, rendered: Rendered, epoch: str) -> None:
        source = find_source(event.stream)
        if source is None:
            return
        for form in FORMATS:
            group = stream_group(event.stream, form)
            if group in self.groups:
                self.groups.send(
                    group, self._encode_event(source.namespace, "event", envelope(event, rendered, epoch, form))
                )

    # -- events that are not stored: typing, presence, counts

    def send_to_user(
        self, namespace: str, user_id: str, event: str, body: Mapping[str, Any], html: str | None = None
    ) -> None:
        """Send an event that is not stored to all of a person's connections on this node; `html` is added for
        panels."""
        self._send_in_both_formats(namespace, lambda form: user_group(namespace, user_id, form), event, body, html)

    def send_to_stream(
        self, namespace: str, stream: str, event: str, body: Mapping[str, Any], skip_user: str | None = None
    ) -> None:
        """Send an event that is not stored to the followers of `stream`, except connections of `skip_user`; on other
        nodes if the bus is up."""
        self.nodes.run_everywhere(namespace, "to_stream", namespace, stream, event, body, skip_user)

    def _send_to_stream_here(
        self, namespace: str, stream: str, event: str, body: Mapping[str, Any], skip_user: str | None
    ) -> None:
        self.send_to_followers(namespace, stream, event, body, () if skip_user is None else (skip_user,))

    def send_to_followers(
        self,
        namespace: str,
        stream: str,
        event: str,
        body: Mapping[str, Any],
        but: Collection[str] = (),
        html: str | None = None,
    ) -> None:
        """Send an event that is not stored to the followers of `stream` on this node, except the people `but`; `html`
        is added for panels."""
        skip: set[NamespaceConnection] = set()
        for user_id in but:
            for form in FORMATS:
                skip.update(self.groups.members(user_group(namespace, user_id, form)))
        self._send_in_both_formats(namespace, lambda form: stream_group(stream, form), event, body, html, skip)

    def has_followers(self, stream: str) -> bool:
        """Whether any connection here follows `stream`."""
        return any(stream_group(stream, form) in self.groups for form in FORMATS)

    def send_to_connection(
        self, connection: NamespaceConnection, event: str, body: Mapping[str, Any], html: str | None = None
    ) -> None:
        """Send an event that is not stored to one connection; `html` is added if its format is `html`."""
        sent = {**body, "html": html} if html is not None and connection.format == "html" else dict(body)
        self.groups.send_to_connection(connection, self._encode_event(connection.namespace, event, sent))

    def _send_in_both_formats(
        self,
        namespace: str,
        room_of: Callable[[str], str],
        event: str,
        body: Mapping[str, Any],
        html: str | None,
        skip: Collection[NamespaceConnection] = (),
    ) -> None:
        for form in FORMATS:
            group = room_of(form)
            if group in self.groups:
                sent = {**body, "html": html} if html and form == "html" else dict(body)
                self.groups.send(group, self._encode_event(namespace, event, sent), skip)
