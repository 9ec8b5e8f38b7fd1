"""Every route of the URL map, every parameter, with everything hostile: no fault of ours, no hang, memory flat.

`make test` gives every route 48 of the hostile values, and every parameter of it at least one, on both databases: with
the events that takes a minute of the processor. `make fuzz` goes on until its time is over, through every combination
of route, parameter, value and role.
"""

import os
import random
import time
from collections.abc import Iterator
from urllib.parse import urlencode

import click
import pytest

from tests.fuzz.asking import Ask, answer, encoded
from tests.fuzz.faults import Faults, resident_kib
from tests.fuzz.surface import BODY, COOKIE, FILE, FORM, HEADER, PATH, QUERY, Place, Reads, Route, Turns, routes_of
from tests.fuzz.values import BODIES, HOSTILE, multipart
from tests.fuzz.world import ROLES, World

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))
# What is tried changes what there is.
PUT_RIGHT_EVERY = 500
VALUES_A_ROUTE = 48
MAY_GROW_KIB = 60_000
# Of the processor, and not of the clock: a busy machine is no fault.
MOST_CPU_S = 2.0

pytestmark = pytest.mark.timeout(1_800 + 2 * SECONDS)
FORM_TYPE = "application/x-www-form-urlencoded"


@pytest.fixture
def settings(make_settings, database_url):
    return make_settings(database_url=database_url, rate_limits=False)


def build(world: World, route: Route, place: Place, value: str, role: str, chance: random.Random) -> Ask:
    """The request in which `value` stands in `place`, and everything else makes sense or is left out."""
    known = {**world.good, **({"key": "guest"} if route.rule.startswith("/roles/<key>") else {})}
    variables = {name: encoded(known.get(name, "1")) for name in route.variables}
    if place.kind == PATH:
        variables[place.name] = encoded(value) or "%20"
    path = route.rule
    for name in route.variables:
        start = path.index("<")
        while not path[start : path.index(">", start)].endswith(name):
            start = path.index("<", start + 1)
        path = path[:start] + variables[name] + path[path.index(">", start) + 1 :]
    names = {kind: [each.name for each in route.reads if each.kind == kind] for kind in (QUERY, FORM)}
    query, form = (
        [(name, known[name]) for name in names[kind] if name in known and chance.random() < share]
        for kind, share in ((QUERY, 0.3), (FORM, 0.8))
    )
    headers, cookies = [("Host", "localhost"), ("Sec-Fetch-Site", "same-origin")], []
    if role:
        cookies.append(world.cookies[role])
    if chance.random() < 0.3:
        headers.append(("HX-Request", "true"))
    if chance.random() < 0.3:
        headers.append(("Accept", "application/json"))
    if place.kind == QUERY:
        query = [(name, each) for name, each in query if name != place.name] + [(place.name, value)]
    if place.kind == FORM:
        form = [(name, each) for name, each in form if name != place.name] + [(place.name, value)]
    if place.kind == HEADER:
        headers = [(name, each) for name, each in headers if name != place.name] + [(place.name, value)]
    if place.kind == COOKIE:
        cookies = [each for each in cookies if not each.startswith(place.name)]
        cookies.append(f"{place.name}={value}")
    kind, body = FORM_TYPE, urlencode(form, errors="replace").encode()
    if place.kind == BODY:
        kind, body = chance.choice(BODIES)
    if place.kind == FILE:
        field = chance.choice(("file", "files", value))
        content = chance.choice(
            (value.encode("utf-8", "replace"), b"\x89PNG\r\n\x1a\n" + value.encode("utf-8", "replace"))
        )
        kind, body = multipart(form, [(field, value, content)])
    if route.method == "POST" and not any(name == "Content-Type" for name, _ in headers):
        headers.append(("Content-Type", kind))
    if cookies:
        headers.append(("Cookie", "; ".join(cookies)))
    return Ask(route.method, path, urlencode(query, errors="replace"), headers, body if route.method == "POST" else b"")


async def learn(world: World, routes: list[Route], reads: Reads, faults: Faults) -> None:
    """Find out what each route reads: by asking for it in order, as those who may do everything and as nobody."""
    chance = random.Random(SEED)
    prefix = world.app.config["SETTINGS"].cookie_prefix
    for _ in range(2):
        for route in routes:
            for role in ("owner", ""):
                reads.noted.clear()
                ask = build(world, route, Place("", ""), "", role, chance)
                await try_out(world, ask, route, faults)
                route.learn(reads.noted, prefix)
        await world.put_right()


async def try_out(world: World, ask: Ask, route: Route, faults: Faults) -> None:
    faults.now = str(ask)
    begun = time.process_time()
    try:
        status, body = await answer(world.app, ask)
    except TimeoutError:
        return faults.note(f"{route.method} {route.rule}: hangs")
    except Exception as error:
        return faults.note(f"{route.method} {route.rule}: {error!r}"[:200])
    if status >= 500 or not status:
        faults.note(f"{route.method} {route.rule}: {status}")
    if b"Traceback" in body:
        faults.note(f"{route.method} {route.rule}: a traceback in the answer")
    if (took := time.process_time() - begun) > MOST_CPU_S:
        faults.note(f"{route.method} {route.rule}: {took:.1f} s of the processor")


async def test_no_request_breaks_anything(client, make_user) -> None:
    faults, world = Faults(), World(client.app, make_user)
    reads, routes = Reads(client.app), routes_of(client.app)
    await world.begin()
    with faults.watching():
        await learn(world, routes, reads, faults)
        turns, chance = Turns(routes, HOSTILE, ROLES, SEED), random.Random(SEED)
        count = await run(world, turns.first_round(VALUES_A_ROUTE), faults, chance, None)
        before = resident_kib()
        if SECONDS:
            more = await run(world, turns.all(), faults, chance, time.monotonic() + SECONDS)
            places = sum(len(route.places()) for route in routes)
            told = (
                f"{count} + {more} requests of {places * len(HOSTILE) * len(ROLES)} combinations:"
                f" {len(routes)} routes with {places} parameters, {len(HOSTILE)} values, {len(ROLES)} roles;"
                f" memory {before // 1024} -> {resident_kib() // 1024} MiB"
            )
            click.echo(told)
    assert not faults.found, str(faults)
    assert resident_kib() - before < MAY_GROW_KIB


async def run(
    world: World,
    turns: Iterator[tuple[Route, Place, str, str]],
    faults: Faults,
    chance: random.Random,
    until: float | None,
) -> int:
    """Try the `turns` until there are no more, or the time `until`; how many."""
    count = 0
    for route, place, value, role in turns:
        if until is not None and time.monotonic() > until:
            break
        if count % PUT_RIGHT_EVERY == 0:
            await world.put_right()
        await try_out(world, build(world, route, place, value, role, chance), route, faults)
        count += 1
    return count
