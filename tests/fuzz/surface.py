"""What there is to try of pages: every route of the URL map, and whatever it reads."""

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from quart import Quart
from werkzeug.datastructures import ImmutableMultiDict, MultiDict

from app.paths import ROOT

# From one value to the next that is tried: a prime, so that neighbours, which are alike, are not tried together.
_STEP = 53
# Where a value can stand.
PATH, QUERY, FORM, HEADER, COOKIE, BODY, FILE = "path", "query", "form", "header", "cookie", "body", "file"


@dataclass(frozen=True, slots=True)
class Place:
    """A parameter: where it stands, and its name."""

    kind: str
    name: str


@dataclass(slots=True)
class Route:
    """One method of one rule. `reads` are the names of what it asked for in its query and its form so far."""

    method: str
    rule: str
    endpoint: str
    variables: tuple[str, ...]
    reads: set[Place] = field(default_factory=set)

    def places(self) -> list[Place]:
        """Every parameter."""
        found = [Place(PATH, name) for name in self.variables] + sorted(self.reads, key=str)
        if self.method == "POST":
            found += [Place(BODY, ""), Place(FILE, "file")]
        return found + [Place(HEADER, name) for name in headers_read()]

    def learn(self, names: set[str], cookie_prefix: str) -> None:
        """It asked for `names`."""
        for name in names:
            if name.startswith(cookie_prefix):
                self.reads.add(Place(COOKIE, name))
            else:
                self.reads |= {Place(QUERY, name)} | ({Place(FORM, name)} if self.method == "POST" else set())


def routes_of(app: Quart) -> list[Route]:
    """Every method of every rule of `app`, and what is answered in front of its router."""
    found = [
        Route(method, rule.rule, rule.endpoint, tuple(sorted(rule.arguments)))
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]
    return [*found, Route("POST", "/auth/socket-tokens", "", ()), Route("GET", "/socket.io/", "", ())]


@cache
def _trees() -> list[ast.Module]:
    return [ast.parse(path.read_text()) for path in sorted((ROOT / "app").rglob("*.py"))]


def _calls() -> Iterator[tuple[str, list[ast.expr]]]:
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield ast.unparse(node.func), node.args


@cache
def headers_read() -> tuple[str, ...]:
    """The headers that any code of the product asks for, and those that its libraries read for it."""
    found = {
        "Accept",
        "Accept-Encoding",
        "Accept-Language",
        "Range",
        "If-None-Match",
        "If-Modified-Since",
        "Authorization",
    }
    for name, args in _calls():
        if name.endswith("headers.get") and args and isinstance(args[0], ast.Constant):
            found.add(str(args[0].value).title())
        if name in ("header", "header_or_none") and len(args) > 1 and isinstance(args[1], ast.Constant):
            found.add(args[1].value.decode().title())
    return tuple(sorted(found - {"Cookie"}))


class Reads:
    """Notes in `noted` what the views of `app` ask for in queries, forms and cookies."""

    def __init__(self, app: Quart) -> None:
        self.noted: set[str] = set()
        reads = self

        def noting(base: type[Any]) -> Any:
            class Noting(base):
                def __contains__(self, name: object) -> bool:
                    reads.noted.add(str(name))
                    return super().__contains__(name)

                def __getitem__(self, name: str) -> Any:
                    reads.noted.add(str(name))
                    return super().__getitem__(name)

                def get(self, name: str, *args: Any, **options: Any) -> Any:
                    reads.noted.add(str(name))
                    return super().get(name, *args, **options)

                def getlist(self, name: str, *args: Any, **options: Any) -> Any:
                    reads.noted.add(str(name))
                    return super().getlist(name, *args, **options)

                def copy(self) -> Any:
                    return changeable(self)

            return Noting

        changeable = noting(MultiDict)
        app.request_class.dict_storage_class = app.request_class.parameter_storage_class = noting(ImmutableMultiDict)


class Turns:
    """Every (route, place, value, role) once, in an order in which the first round gives each route each value."""

    def __init__(self, routes: list[Route], values: list[str], roles: tuple[str, ...], seed: int) -> None:
        self._routes, self._values, self._roles = routes, values, roles
        self._chance = random.Random(seed)

    def first_round(self, at_least: int) -> Iterator[tuple[Route, Place, str, str]]:
        """Every route with `at_least` values, and every place of it with one; over the routes, every value."""
        for route in self._routes:
            places = route.places()
            self._chance.shuffle(places)
            start = self._chance.randrange(len(self._values))
            for number in range(max(len(places), at_least)):
                value = self._values[(start + number * _STEP) % len(self._values)]
                yield route, places[number % len(places)], value, self._chance.choice(self._roles)

    def all(self) -> Iterator[tuple[Route, Place, str, str]]:
        """Everything with everything, shuffled."""
        pairs = [(route, place) for route in self._routes for place in route.places()]
        for _ in range(len(self._values) * len(self._roles)):
            self._chance.shuffle(pairs)
            shift = self._chance.randrange(10**6)
            for number, (route, place) in enumerate(pairs):
                turn = shift + number
                role = self._roles[turn // len(self._values) % len(self._roles)]
                yield route, place, self._values[turn % len(self._values)], role
