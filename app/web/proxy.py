"""The outermost middleware, for pages and sockets alike: checks the host, and finds the client's true address."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

import structlog

from app.logs import RareWarning
from app.web.areas import PROBE_PATHS
from app.web.asgi import ASGIApp, Receive, Scope, Send, header, refuse
from app.web.request_context import USER_AGENT_LENGTH, Caller, new_request_id, set_caller

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_FORWARDED = frozenset({b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host", b"forwarded", b"x-real-ip"})


@lru_cache(maxsize=4_096)  # every request asks, and a browser comes with many
def parse_address(text: str) -> Address | None:
    """The IP address in `text`, as proxies write it: with a port, in brackets, with a zone, or IPv4 mapped into IPv6;
    None if it is none."""
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped or address


def unmap_ipv4(network: Network) -> Network:
    """`network`, as IPv4 if it is IPv4 mapped into IPv6, since addresses are compared that way."""
    mapped = getattr(network.network_address, "ipv4_mapped", None)
    return ip_network((mapped, network.prefixlen - 96)) if mapped and network.prefixlen >= 96 else network


def is_in_networks(address: Address, networks: Sequence[Network]) -> bool:
    """Whether `address` belongs to one of `networks`; IPv4 and IPv6 never match."""
    return any(address.version == network.version and address in network for network in networks)


def client_address(peer: str, forwarded_for: str, trusted: Sequence[Network]) -> str:
    """The client's address: `peer`, or the right-most address in `X-Forwarded-For` that is not one of our trusted
    proxies.

    Read from the right, because everything left of the first untrusted entry was written by the client. An invalid
    entry ends the search at the last valid one.
    """
    known = parse_address(peer)
    if known is None:
        return peer
    for entry in reversed(forwarded_for.split(",")):
        if not is_in_networks(known, trusted):
            break
        candidate = parse_address(entry)
        if candidate is None:
            break
        known = candidate
    return str(known)


# RFC 9110, 7.2: a host and, if need be, a port. What else stands behind a host that is ours may be read as another one
# elsewhere (`localhost:80@evil.example`), and of two headers each may be taken for the one that counts.
_HOST = re.compile(r"(?:\[([^\[\]]+)\]|([^:\[\]]+))(?::[0-9]{0,5})?")


def _hostname(host: str) -> str:
    """The host that a header names, in lower case; "" if it is no host."""
    found = _HOST.fullmatch(host)
    return (found[1] or found[2]).lower() if found else ""


def _caller(scope: Scope) -> Caller:
    via = "socket" if scope["type"] == "websocket" else "page"
    address = (scope.get("client") or ("", 0))[0]
    return Caller(via, address, header(scope, b"user-agent")[:USER_AGENT_LENGTH], new_request_id())


def _is_probe(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["path"] in PROBE_PATHS


# For whoever set the server up, who is often the first to meet it.
_WRONG_HOST = (
    "This server does not answer for that host name. If you run it, set PUBLIC_URL to the address that people type."
)
_UNPRINTABLE = re.compile(r"[^!-~]")


class TrustedProxyMiddleware:
    """ASGI middleware: refuses unknown hosts (421; also what stops DNS rebinding) except of probes, which tell nobody
    anything; then writes the true client address and scheme into the scope once, so that limits, audit and cookies all
    see the same."""

    def __init__(self, app: ASGIApp, allowed_hosts: Collection[str], trusted: Sequence[Network]) -> None:
        self._app = app
        self._allowed = frozenset(allowed_hosts)
        self._trusted = tuple(unmap_ipv4(network) for network in trusted)
        self._refused = RareWarning("host_refused")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self._app(scope, receive, send)
        answers = self._answers_for(scope)
        if not answers and not _is_probe(scope):
            host = _UNPRINTABLE.sub("?", header(scope, b"host"))[:100]
            self._refused.log(host=host, allowed=sorted(self._allowed), hint="set PUBLIC_URL")
            return await refuse(scope, receive, send, 421, _WRONG_HOST)
        resolved = self._resolved(scope)
        if not answers:
            # Nobody knows what stands there. The router fails on names that no name system could have.
            resolved["headers"] = [(name, value) for name, value in resolved["headers"] if name != b"host"]
        caller = _caller(resolved)
        set_caller(caller)
        if scope["type"] == "http":
            # So that the program's own records of a request are found by what the log of events has of it.
            structlog.contextvars.bind_contextvars(request=caller.request_id)
        return await self._app(resolved, receive, send)

    def _answers_for(self, scope: Scope) -> bool:
        return _hostname(header(scope, b"host")) in self._allowed

    def _resolved(self, scope: Scope) -> dict[str, Any]:
        client = scope.get("client") or ("", 0)
        peer = parse_address(client[0])
        trusted = peer is not None and is_in_networks(peer, self._trusted)
        resolved: dict[str, Any] = dict(scope)
        if trusted:
            resolved["client"] = (
                client_address(client[0], header(scope, b"x-forwarded-for"), self._trusted),
                client[1],
            )
            # Of several the last one is that of the proxy next to us.
            if header(scope, b"x-forwarded-proto").rpartition(",")[2].strip().lower() == "https":
                resolved["scheme"] = "wss" if scope["type"] == "websocket" else "https"
        elif peer is not None:
            resolved["client"] = (str(peer), client[1])
        resolved["headers"] = [(k, v) for k, v in scope["headers"] if k not in _FORWARDED]
        return resolved
