"""A dry run of an allow-list: whom it would disconnect, on this node and on the others, as far as they answer
in time."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.accounts.users import people_by_id
from app.ids import new_id
from app.ip_allowlist.allowlist import AllowList
from app.ip_allowlist.rules import Rule, parse_network
from app.realtime import Hub
from app.realtime.cluster.nodes import ACCOUNTS
from app.web.areas import RESTRICTABLE, Area

# Nodes answer within milliseconds; the page should not wait longer for one that hangs.
ANSWER_WITHIN_S = 1.0

_Counts = Counter[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class AffectedConnections:
    """A person's `connections` from `address`, which the list would close; `avatar` is the version of their picture."""

    user_id: str
    name: str
    address: str
    connections: int
    avatar: str | None = None


@dataclass(frozen=True, slots=True)
class DryRunResult:
    """The connections that would be `cut`, by name, and how many nodes were `silent` when asked."""

    cut: list[AffectedConnections]
    silent: int


@dataclass(slots=True)
class _Question:
    """What the others have said so far; `done` when the nodes it is `open` for have."""

    open: set[str]
    counts: _Counts = field(default_factory=Counter)
    done: asyncio.Event = field(default_factory=asyncio.Event)


class DryRuns:
    """Finds out what a list would do to the connections of `hub` and of other nodes, and answers their questions."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._questions: dict[str, _Question] = {}
        hub.nodes.on("ip_rules_try", self._receive_question)
        hub.nodes.on("ip_rules_tried", self._receive_answer)

    async def run(self, rules: Sequence[Rule]) -> DryRunResult:
        """The connections that a list of `rules` would close now. Waits up to `ANSWER_WITHIN_S` for other nodes."""
        counts, silent = self._count_local(rules), 0
        others = self._hub.presence.nodes()
        if others:
            question = await self._ask(rules, set(others))
            counts, silent = counts + question.counts, len(question.open)
        people = await people_by_id(user_id for _, user_id, _ in counts)
        cut = [
            AffectedConnections(user_id, name, address, count, people[user_id].avatar if user_id in people else None)
            for (name, user_id, address), count in sorted(counts.items())
        ]
        return DryRunResult(cut, silent)

    async def _ask(self, rules: Sequence[Rule], others: set[str]) -> _Question:
        id, question = new_id(), _Question(others)
        self._questions[id] = question
        try:
            lines = [(rule.area.value, str(rule.network)) for rule in rules]
            self._hub.nodes.run_elsewhere(ACCOUNTS, "ip_rules_try", id, lines)
            async with asyncio.timeout(ANSWER_WITHIN_S):
                await question.done.wait()
        except TimeoutError:
            pass  # the answer says what is known, and how many nodes were silent
        finally:
            del self._questions[id]
        return question

    def _count_local(self, rules: Sequence[Rule]) -> _Counts:
        proposed, found = AllowList.from_rules(rules), _Counts()
        for client in self._hub.server.clients.values():
            if not proposed.admits(Area.SOCKETS, client.address):
                found[client.principal.name, client.principal.user_id, client.address] += 1
        return found

    # -- what nodes say to each other

    def _receive_question(self, id: str, lines: list[tuple[str, str]]) -> None:
        networks = [(area, parse_network(network)) for area, network in lines]
        # During an upgrade the other node may know areas that this one does not.
        rules = [Rule(Area(area), network) for area, network in networks if network and area in RESTRICTABLE]
        answer = [(*who, count) for who, count in self._count_local(rules).items()]
        self._hub.nodes.run_elsewhere(ACCOUNTS, "ip_rules_tried", id, self._hub.nodes.bus.node, answer)

    def _receive_answer(self, id: str, node: str, answer: list[tuple[str, str, str, int]]) -> None:
        question = self._questions.get(id)
        if question is None or node not in question.open:
            return
        question.open.discard(node)
        for name, user_id, address, count in answer:
            question.counts[name, user_id, address] += count
        if not question.open:
            question.done.set()
