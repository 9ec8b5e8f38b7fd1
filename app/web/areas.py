"""The areas of the product. Every request belongs to one, and operators can restrict some of them to certain
addresses."""

from enum import StrEnum


class Area(StrEnum):
    """A part of the product, which the IP allow-list can restrict if it is in `RESTRICTABLE`."""

    PAGES = "pages"  # pages for signed-in people, and every unknown path
    SIGN_IN = "sign_in"  # signing in and out: forms, passkeys, OpenID Connect, links in emails, the first set-up
    SOCKETS = "sockets"
    PROBE = "probe"
    PUBLIC_FILE = "public_file"


# Load balancers and Kubernetes ask for these by address, in HTTP/1.0 without any name at all.
PROBE_PATHS = frozenset({"/health/live", "/health/ready"})

# Not the others: probes come from the load balancer, and styles and scripts are no secret.
RESTRICTABLE = (Area.PAGES, Area.SIGN_IN, Area.SOCKETS)
