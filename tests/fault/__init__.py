"""What breaks in the world, done to real server processes: they are killed, frozen, starved and lied to, and then it is
counted what became of every message. One process on SQLite, and two on PostgreSQL with a Redis between them.

Clients here (`tests/support/reliable_client.py`) keep to the rules of the pages' extension: what was said is kept until
it is acknowledged and said again under the same `client_id`; whoever comes back says how far they have read; gaps are
filled, and what is known is dropped. A server can be made to die, flood or count at a point (`crash_points.py`,
`flooding_server.py`, `counting_server.py`), and `baseline_server.py` is what all of it is measured against: a server
that stores and emits, and loses messages.

Where one process of the test run can show it as well, it stands with what it is about: what each hostile frame is
answered (`tests/realtime/test_dispatcher.py`), what is left of connections that fail (`test_namespace_faults.py`),
tokens that expire (`test_namespace.py`), hints between nodes that get lost (`tests/realtime/cluster`), and the official
JavaScript client with three namespaces and bytes on one connection (`tests/contract/test_multiplexing.py`)."""
