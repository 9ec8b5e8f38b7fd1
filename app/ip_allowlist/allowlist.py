"""The allow-list in memory, as every request checks it; at most some seconds old."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from app.ip_allowlist.rules import Rule
from app.web.areas import Area
from app.web.proxy import Network, is_in_networks, parse_address

Networks = Mapping[Area, Sequence[Network]]


class AllowList:
    """The networks that may use each area. An area without networks is open to all addresses."""

    def __init__(self, networks: Networks | None = None) -> None:
        self._networks = {area: tuple(given) for area, given in (networks or {}).items() if given}
        self._contains = lru_cache(maxsize=4_096)(self._check)

    @classmethod
    def from_rules(cls, rules: Iterable[Rule]) -> "AllowList":
        """The list that consists of `rules`."""
        networks: dict[Area, list[Network]] = {}
        for rule in rules:
            networks.setdefault(rule.area, []).append(rule.network)
        return cls(networks)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AllowList) and self._networks == other._networks

    __hash__ = None  # type: ignore[assignment]

    @property
    def is_empty(self) -> bool:
        """Whether no area is restricted."""
        return not self._networks

    def admits(self, area: Area, address: str) -> bool:
        """Whether `address` may use `area`. A text that is no address may only use unrestricted areas."""
        return area not in self._networks or self._contains(area, address)

    def _check(self, area: Area, text: str) -> bool:
        address = parse_address(text)
        return address is not None and is_in_networks(address, self._networks[area])
