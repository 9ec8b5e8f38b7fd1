"""The allow-list as every request asks it: in memory, and never older than some seconds."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from app.ip_allowlist.rules import Rule
from app.ip_allowlist.surfaces import Surface
from app.web.proxy import Network, parse_address, within

Networks = Mapping[Surface, Sequence[Network]]


class AllowList:
    """Which networks may use which surface. A surface without any is open to everyone."""

    def __init__(self, networks: Networks | None = None) -> None:
        self._networks = {surface: tuple(given) for surface, given in (networks or {}).items() if given}
        self._contains = lru_cache(maxsize=4_096)(self._look)

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> "AllowList":
        """The list that `rules` make."""
        networks: dict[Surface, list[Network]] = {}
        for rule in rules:
            networks.setdefault(rule.surface, []).append(rule.network)
        return cls(networks)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AllowList) and self._networks == other._networks

    __hash__ = None  # type: ignore[assignment]

    def admits(self, surface: Surface, address: str) -> bool:
        """Whether `address` may use `surface`. What is no address at all may only use what is open."""
        return surface not in self._networks or self._contains(surface, address)

    def _look(self, surface: Surface, text: str) -> bool:
        address = parse_address(text)
        return address is not None and within(address, self._networks[surface])
