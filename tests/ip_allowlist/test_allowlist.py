"""What an allow-list means, for any address."""

from ipaddress import ip_network

import pytest

from app.errors import Invalid
from app.ip_allowlist.allowlist import AllowList
from app.ip_allowlist.rules import MAX_RULES, parse_network, parse_rules
from app.web.areas import Area


def test_an_allowlist_admits_only_its_networks_to_its_area() -> None:
    rules = parse_rules({"pages": "192.0.2.0/24 Office\n\n  2001:db8::/32   VPN,  new \n", "sockets": "198.51.100.7"})
    assert [(rule.area, str(rule)) for rule in rules] == [
        (Area.PAGES, "192.0.2.0/24 Office"),
        (Area.PAGES, "2001:db8::/32 VPN, new"),
        (Area.SOCKETS, "198.51.100.7/32"),
    ]
    listed = AllowList.from_rules(rules)
    for address in ("192.0.2.9", "::ffff:192.0.2.9", "2001:db8:1::7"):
        assert listed.admits(Area.PAGES, address)
        assert not listed.admits(Area.SOCKETS, address)
        assert listed.admits(Area.SIGN_IN, address), "an empty list lets everyone in"
    for address in ("192.0.3.9", "2001:db9::1", "::1", "", "localhost"):
        assert not listed.admits(Area.PAGES, address)
        assert listed.admits(Area.SIGN_IN, address)


@pytest.mark.parametrize(
    ("text", "network"),
    [
        ("192.0.2.7", "192.0.2.7/32"),
        ("192.0.2.7/24", "192.0.2.0/24"),
        ("0.0.0.0/0", "0.0.0.0/0"),
        ("::ffff:192.0.2.0/120", "192.0.2.0/24"),
        ("[2001:db8::1]", "2001:db8::1/128"),
        ("::/0", "::/0"),
        ("192.0.2.0/255.255.255.0", "192.0.2.0/24"),
    ],
)
def test_a_network_is_read_as_it_is_meant(text: str, network: str) -> None:
    assert parse_network(text) == ip_network(network)


@pytest.mark.parametrize("text", ["", "office", "192.0.2", "192.0.2.0/33", "1.2.3.4-1.2.3.9", "fe80::1%eth0/64 x", "*"])
def test_what_is_no_network_is_said_at_its_line(text: str) -> None:
    assert parse_network(text.partition(" ")[0]) is None
    if text:
        with pytest.raises(Invalid) as caught:
            parse_rules({"pages": f"192.0.2.0/24\n{text}", "sockets": "192.0.2.1"})
        assert caught.value.fields == {"pages": "Line 2: enter an IP address or a network."}


def test_a_list_has_an_end() -> None:
    lines = [f"192.0.2.{number}/32" for number in range(MAX_RULES)]
    assert len(parse_rules({"pages": "\n".join(lines * 2)})) == MAX_RULES
    with pytest.raises(Invalid):
        parse_rules({"pages": "\n".join([*lines, "198.51.100.1"])})
