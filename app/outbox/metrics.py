"""The counts of the outbox in the form that Prometheus collects."""

from collections import Counter
from collections.abc import Iterator, Sequence

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from app.outbox.dead_letters import Backlog, backlog
from app.outbox.worker import Outbox


class OutboxMetrics(Collector):
    """What waits, which is the same for every process, and what this one did. `read` first, then collect."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._backlog: Sequence[Backlog] = ()

    async def read(self) -> None:
        """Read the backlog of all kinds from the database, for the next `collect`."""
        self._backlog = await backlog()

    def collect(self) -> Iterator[Metric]:
        """The metrics as they were when they were read."""
        for name, about, values in (
            ("pending", "Entries that wait or are being handled.", [(row.kind, row.pending) for row in self._backlog]),
            ("dead", "Entries that were given up.", [(row.kind, row.dead) for row in self._backlog]),
            ("oldest_seconds", "Overdue for so long.", [(row.kind, row.oldest_s) for row in self._backlog]),
        ):
            gauge = GaugeMetricFamily(f"switchboard_outbox_{name}", about, labels=("kind",))
            for kind, value in values:
                gauge.add_metric((kind,), value)
            yield gauge
        yield _counted("done", "Attempts that came to their end.", self._outbox.done)
        yield _counted("failed", "Attempts that failed.", self._outbox.failed)


def _counted(name: str, about: str, counts: "Counter[str]") -> Metric:
    family = CounterMetricFamily(f"switchboard_outbox_{name}", about, labels=("kind",))
    for kind, number in counts.items():
        family.add_metric((kind,), number)
    return family
