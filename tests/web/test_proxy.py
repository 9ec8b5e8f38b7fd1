"""Who is really asking, behind proxies."""

from ipaddress import ip_network

import pytest

from app.web.proxy import TrustedProxyMiddleware, client_address, parse_address

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
        ("", "203.0.113.9", ""),  # no address at all, as on a socket in a directory
    ],
)
def test_the_client_is_the_right_most_address_that_no_trusted_proxy_wrote(peer, forwarded_for, expected):
    assert client_address(peer, forwarded_for, TRUSTED) == expected


@pytest.mark.parametrize("text", ["", "localhost", "1.2.3", "1.2.3.4.5", "[::1", "::g", '"', "a" * 5000])
def test_invalid_addresses_are_not_parsed(text):
    assert parse_address("1.2.3.4") is not None
    assert parse_address(text) is None or text == "[::1"


async def handed_on(peer: str, type: str = "http", **said: str):
    """What the application gets of a request from `peer` whose headers are `said`."""
    got = []

    async def app(scope, receive, send) -> None:
        got.append(scope)

    headers = [(b"host", b"localhost"), *((k.replace("_", "-").encode(), v.encode()) for k, v in said.items())]
    scope = {"type": type, "path": "/", "scheme": "ws" if type == "websocket" else "http", "headers": headers}
    await TrustedProxyMiddleware(app, ["localhost"], TRUSTED)({**scope, "client": (peer, 1234)}, None, None)
    return got[0]


@pytest.mark.parametrize(
    ("said", "secure"),
    [("https", True), ("http, https", True), ("HTTPS ", True), ("https, http", False), ("", False), ("httpsx", False)],
)
@pytest.mark.parametrize(("type", "schemes"), [("http", ("http", "https")), ("websocket", ("ws", "wss"))])
async def test_the_scheme_is_the_one_that_the_proxy_next_to_us_saw(type, schemes, said, secure):
    assert (await handed_on("10.0.0.1", type, x_forwarded_proto=said))["scheme"] == schemes[secure]
    assert (await handed_on("203.0.113.9", type, x_forwarded_proto=said))["scheme"] == schemes[False]


@pytest.mark.parametrize("peer", ["10.0.0.1", "203.0.113.9"])
async def test_no_header_of_a_proxy_comes_further_than_the_door(peer):
    # A library that reads one would believe whoever wrote it.
    names = ("x_forwarded_for", "x_forwarded_proto", "x_forwarded_host", "forwarded", "x_real_ip")
    scope = await handed_on(peer, user_agent="Firefox", **dict.fromkeys(names, "203.0.113.77"))
    assert scope["headers"] == [(b"host", b"localhost"), (b"user-agent", b"Firefox")]
