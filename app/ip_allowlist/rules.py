"""Parsing an allow-list as people type it: one network a line, and after it a note."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_network

from app.database import Transaction
from app.errors import Invalid
from app.ip_allowlist.models import NOTE_LENGTH, IpRule
from app.text import is_line
from app.web.areas import RESTRICTABLE, Area
from app.web.i18n import N_, gettext
from app.web.proxy import Network, unmap_ipv4

MAX_RULES = 200

NOT_A_NETWORK = N_("Line %(line)s: enter an IP address or a network.")
NOT_A_NOTE = N_("Line %(line)s: use only letters, digits and common punctuation.")
TOO_MANY = N_("At most %(max)s networks.")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the list: `network` may use `area`; `note` is for people."""

    area: Area
    network: Network
    note: str = ""

    def __str__(self) -> str:
        return f"{self.network} {self.note}".rstrip()


def parse_network(text: str) -> Network | None:
    """The network in `text`; an address is a network of one. None if it is neither.

    `192.0.2.7/24` means `192.0.2.0/24`; IPv4 mapped into IPv6 is IPv4, as it is for the addresses compared with it.
    """
    try:
        # A zone names an interface of one machine, not a network.
        return None if "%" in text else unmap_ipv4(ip_network(text.strip().strip("[]"), strict=False))
    except ValueError:
        return None


def parse_rules(values: Mapping[str, str]) -> list[Rule]:
    """The rules in the texts of `values`, which are named after areas. A network given twice counts once.

    Raises `Invalid` at the area.
    """
    problems: dict[str, str] = {}
    rules: list[Rule] = []
    for area in RESTRICTABLE:
        try:
            rules.extend(_parse(area, values.get(area.value, "")))
        except Invalid as refusal:
            problems.update(refusal.fields)
    if problems:
        raise Invalid(problems)
    return rules


def _parse(area: Area, text: str) -> list[Rule]:
    found: dict[Network, Rule] = {}
    for number, line in enumerate(text.splitlines(), 1):
        first, _, note = line.strip().partition(" ")
        if not first:
            continue
        network = parse_network(first)
        if network is None:
            raise Invalid({area.value: gettext(NOT_A_NETWORK, line=number)})
        if not is_line(note := " ".join(note.split())):
            raise Invalid({area.value: gettext(NOT_A_NOTE, line=number)})
        found.setdefault(network, Rule(area, network, note[:NOTE_LENGTH]))
    if len(found) > MAX_RULES:
        raise Invalid({area.value: gettext(TOO_MANY, max=MAX_RULES)})
    return list(found.values())


async def load_rules(tx: Transaction | None = None) -> list[Rule]:
    """The rules in the database (within `tx`), in the order in which they were created. Rules that this version does
    not know are left out."""
    rows = IpRule.all().order_by("surface", "id")
    found = []
    for row in await (rows.using_db(tx.connection) if tx else rows):
        network = parse_network(row.network)
        if network is not None and row.surface in RESTRICTABLE:
            found.append(Rule(Area(row.surface), network, row.note))
    return found
