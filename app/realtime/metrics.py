"""The counters of the sockets as Prometheus metrics. They are read when somebody asks, not when they change."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

if TYPE_CHECKING:
    from app.realtime.hub import Hub


class SocketMetrics(Collector):
    """Collects the metrics of the sockets of this process."""

    def __init__(self, hub: "Hub") -> None:
        self._hub = hub

    def collect(self) -> Iterator[Metric]:
        """The current metrics, read from the hub and its counters."""
        counters = self._hub.server.counters
        yield self._connections()
        yield self._people()
        yield _counter("connects", "Clients that asked to join a namespace.", "namespace result", counters.joins)
        yield _counter("sent", "Packets sent.", "namespace", counters.sent)
        yield _counter("sent_bytes", "Bytes of these, before compression.", "namespace", counters.sent_bytes)
        yield _counter("received_bytes", "Bytes of events received.", "namespace", counters.received_bytes)
        about = "Events of clients, by how they were answered."
        yield _counter("events", about, "namespace event result", counters.answered)
        yield _counter("handshakes_refused", "Handshakes turned away.", "status reason", counters.refused_handshakes)
        yield _counter("byes", "Connections that the server ended, by the code it gave.", "code", counters.disconnects)
        yield _counter("malformed", "What clients sent that is nothing.", "kind", counters.malformed)

    def _connections(self) -> Metric:
        connections = Counter(
            (connection.namespace, "direct" if connection.client.websocket else "stock")
            for connection in self._hub.connections()
        )
        family = GaugeMetricFamily(
            "switchboard_socket_connections", "Connections to a namespace.", labels=("namespace", "transport")
        )
        for labels, number in connections.items():
            family.add_metric(labels, number)
        return family

    def _people(self) -> Metric:
        family = GaugeMetricFamily("switchboard_socket_users", "People who are connected.", labels=("namespace",))
        for namespace in self._hub.server.namespaces:
            family.add_metric((namespace,), len(self._hub.local_users(namespace)))
        return family


def _counter(name: str, about: str, labels: str, counters: Counter[Any]) -> Metric:
    family = CounterMetricFamily(f"switchboard_socket_{name}", about, labels=labels.split())
    for key, number in counters.items():
        values = key if isinstance(key, tuple) else (key,)
        family.add_metric([str(value) for value in values], number)
    return family
