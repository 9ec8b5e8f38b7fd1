"""The areas of the product. Every request belongs to one, and an operator may restrict some to certain addresses."""

from enum import StrEnum


class Area(StrEnum):
    """A part of the product."""

    PAGES = "pages"  # what is for people who are signed in, and every path that leads nowhere
    SIGN_IN = "sign_in"  # every way in and out: forms, passkeys, OpenID Connect, links in e-mails, the first set-up
    SOCKETS = "sockets"
    PROBE = "probe"
    PUBLIC_FILE = "public_file"


# Not the others: probes come from wherever the load balancer is, and styles and scripts are no secret.
RESTRICTABLE = (Area.PAGES, Area.SIGN_IN, Area.SOCKETS)
