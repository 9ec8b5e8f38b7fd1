"""Every event of every namespace, every field, with everything hostile: an answer, no fault of ours, no hang."""

import asyncio
import json
import os
import random
import time
from collections.abc import Iterator
from typing import Any

import click
import orjson
import pytest

from app.ids import new_id
from tests.fuzz.faults import Faults, resident_kib
from tests.fuzz.values import HOSTILE_JSON
from tests.fuzz.world import World
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import RawSocket
from tests.support.signed_in_client import SignedInClient, hub, newcomer, room, visit

__all__ = ["hub", "newcomer", "room", "visit"]

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))
ROLES = ("guest", "member", "moderator", "owner")
# Enough for every event of the first round to get each of them in one of its fields.
VALUES_AN_EVENT = 100
# That are sent before their answers are waited for.
AT_ONCE = 20
PUT_RIGHT_EVERY = 500
MAY_GROW_KIB = 60_000
# With more it is clear enough, and each is waited for.
MOST_WITHOUT_ANSWER = 3

Turn = tuple[str, str, str, Any, str]

pytestmark = pytest.mark.timeout(1_800 + 2 * SECONDS)


@pytest.fixture
def settings(make_settings, database_url, listener):
    return make_settings(database_url=database_url, port=listener.getsockname()[1], rate_limits=False)


def fields_of(hub: Any) -> list[tuple[str, str, list[str]]]:
    """(namespace, event, its fields), and events that there are not."""
    found = []
    for path, namespace in hub.server.namespace_handlers.items():
        found += [(path, name, sorted(spec.model.model_fields)) for name, spec in namespace.events.items()]
        found += [(path, name, ["x"]) for name in ("connect", "disconnect", "\0", "", "x" * 5_000, "__init__")]
    return found


def first_round(events: list[tuple[str, str, list[str]]], chance: random.Random) -> Iterator[Turn]:
    """Every event with every field, each with its share of the values, and with each value instead of its object."""
    for path, name, fields in events:
        values = chance.sample(HOSTILE_JSON, len(HOSTILE_JSON))
        for number, value in enumerate(values[:VALUES_AN_EVENT]):
            yield path, name, ("", "?", *fields)[number % (len(fields) + 2)], value, chance.choice(ROLES)


def everything(events: list[tuple[str, str, list[str]]], chance: random.Random) -> Iterator[Turn]:
    """Anything, without end."""
    while True:
        path, name, fields = chance.choice(events)
        yield path, name, chance.choice(("", "?", *fields)), chance.choice(HOSTILE_JSON), chance.choice(ROLES)


def arguments(good: dict[str, Any], field: str, fields: list[str], value: Any, chance: random.Random) -> list[Any]:
    """What the event carries: sense in all fields but one; `""` is the whole object, `?` a field that is not there."""
    if not field:
        return [value] if chance.random() < 0.8 else [value, {}, value]
    known = {name: good[name] for name in fields if name in good and (name == field or chance.random() < 0.9)}
    if "client_id" in known:
        known["client_id"] = new_id()
    return [{**known, (str(value)[:300] if field == "?" else field): value}]


def is_packet(event: list[Any]) -> bool:
    """Whether `event` is JSON that the server reads; otherwise it is a fault of the client, which gets no answer."""
    try:
        orjson.loads(json.dumps(event))
    except ValueError:
        return False
    return True


class Sockets:
    """A connection for each role, made anew where it was closed."""

    def __init__(self, people: dict[str, SignedInClient], world: World, faults: Faults) -> None:
        self._people = people
        self._world = world
        self._faults = faults
        self._open: dict[tuple[str, str], RawSocket] = {}
        self._refused: set[tuple[str, str]] = set()
        self.without_answer = 0

    async def of(self, role: str, namespace: str) -> RawSocket | None:
        raw = self._open.get((role, namespace))
        if (role, namespace) in self._refused:
            return None
        if raw is None or raw.ended:
            person = self._people[role]
            raw = await person.link()
            answer = await raw.join(namespace, {"token": await person.token(namespace), "format": "html"})
            if "sid" not in answer:  # which does not change
                self._refused.add((role, namespace))
                await raw.close()
                return None
            self._open[role, namespace] = raw
        return raw

    async def send(self, namespace: str, role: str, event: list[Any]) -> tuple[RawSocket, int] | None:
        raw = await self.of(role, namespace)
        if raw is None:
            return None
        try:
            return raw, await raw.post(namespace, *event)
        except (ConnectionError, RuntimeError):  # closed meanwhile, for what came before
            return None

    async def check(self, sent: list[tuple[RawSocket, int, str, str]]) -> None:
        for raw, number, namespace, what in sent:
            self._faults.now = what
            try:
                async with asyncio.timeout(PATIENCE_S):
                    reply = await raw.ack(namespace, number)
            except EOFError:
                continue  # the connection was closed, as it is for what is no packet
            except TimeoutError:
                self._faults.note(f"{what.split(' ')[0]}: no answer")
                self.without_answer += 1
                assert self.without_answer < MOST_WITHOUT_ANSWER, str(self._faults)
                continue
            if not reply["ok"] and reply["error"]["code"] in ("server_error", "unavailable", "internal_error"):
                self._faults.note(f"{what.split(' ')[0]}: {reply['error']['code']}")
        for raw in {id(raw): raw for raw, *_ in sent}.values():
            raw.frames.clear()


async def test_no_event_breaks_anything(live, hub, make_user, visit) -> None:
    faults, world, chance = Faults(), World(live.app, make_user), random.Random(SEED)
    await world.begin()
    events = fields_of(hub)
    with faults.watching():
        count = await run(events, first_round(events, chance), world, visit, faults, None)
        before = resident_kib()
        if SECONDS:
            until = time.monotonic() + SECONDS
            more = await run(events, everything(events, chance), world, visit, faults, until)
            click.echo(
                f"{count} + {more} events of {len(events)} kinds, {len(HOSTILE_JSON)} values, {len(ROLES)} roles;"
                f" memory {before // 1024} -> {resident_kib() // 1024} MiB"
            )
    assert not faults.found, str(faults)
    assert resident_kib() - before < MAY_GROW_KIB


async def run(
    events: list[tuple[str, str, list[str]]],
    turns: Iterator[Turn],
    world: World,
    visit: Any,
    faults: Faults,
    until: float | None,
) -> int:
    """Send the `turns` until there are no more, or the time `until`; how many."""
    chance, fields = random.Random(SEED), {(path, name): names for path, name, names in events}
    count, sent, sockets = 0, [], None
    for path, name, field, value, role in turns:
        if until is not None and time.monotonic() > until:
            break
        if sockets is None or count % PUT_RIGHT_EVERY == 0:
            await world.put_right()
            people = {each: await visit(world.people[each]) for each in ROLES}
            sockets = Sockets(people, world, faults)
        good = {**world.good, "seq": 1, "people": [world.good["user"]], "ids": [world.good["row_id"]]}
        event = [name, *arguments(good, field, fields[path, name], value, chance)]
        count += 1
        if (posted := await sockets.send(path, role, event)) is not None and is_packet(event):
            sent.append((*posted, path, f"{path}:{name[:40]!a} {role} {json.dumps(event)[:400]}"))
        if len(sent) >= AT_ONCE:
            await sockets.check(sent)
            sent = []
    if sockets is not None:
        await sockets.check(sent)
    return count
