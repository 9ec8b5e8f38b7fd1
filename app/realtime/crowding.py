"""How many connections one person, and one address, may have to this process."""

from collections import Counter
from typing import TYPE_CHECKING

from app.rate_limits import address_key

if TYPE_CHECKING:
    from app.realtime.client import Link

# A person: a few browsers with a few tabs each. Whoever opens one more looks at that one, so it is the oldest that
# goes; its page comes back when somebody looks at it.
MAX_OF_PERSON = 10
# An address: an office, or a proxy that nobody has told us to trust. Here the newest is refused, since the others are
# somebody else's. It bounds what one machine can take: some 13 KiB for each.
MAX_OF_ADDRESS = 2_000


class Crowding:
    """Counts links that are open."""

    def __init__(self) -> None:
        self._of_person: dict[str, list[Link]] = {}
        self._of_address: Counter[str] = Counter()

    def is_full(self, address: str) -> bool:
        """Whether there is no place for another link from `address`."""
        return self._of_address[address_key(address)] >= MAX_OF_ADDRESS

    def opened(self, link: "Link") -> "list[Link]":
        """Count `link`; those of the same person that have to go for it."""
        self._of_address[address_key(link.address)] += 1
        links = self._of_person.setdefault(link.principal.user_id, [])
        links.append(link)
        staying = [each for each in links if not each.closing]
        return staying[:-MAX_OF_PERSON]

    def closed(self, link: "Link") -> None:
        """Count it no more."""
        address, user_id = address_key(link.address), link.principal.user_id
        links = self._of_person.get(user_id, [])
        if link not in links:
            return
        links.remove(link)
        if not links:
            del self._of_person[user_id]
        self._of_address[address] -= 1
        if not self._of_address[address]:
            del self._of_address[address]
