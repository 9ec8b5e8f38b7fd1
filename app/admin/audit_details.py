"""The details of an audit entry in words: target, reason and fields.

Names that are unknown here, because another version or an extension wrote them, are shown as they are.
"""

from app.accounts.roles import role_name
from app.characters import isolated
from app.web.i18n import LOCALE_NAMES, N_, gettext

_TARGETS = {
    "audit": N_("Audit log"),
    "identity": N_("External account"),
    "invitation": N_("Invitation"),
    "ip_rule": N_("Network"),
    "list": N_("List"),
    "message": N_("Message"),
    "namespace": N_("Live connection"),
    "notification": N_("Notification"),
    "role": N_("Role"),
    "room": N_("Room"),
    "session": N_("Session"),
    "user": N_("User"),
}
_NAMESPACES = {"/chat": N_("Chat"), "/notifications": N_("Notifications")}
_AREAS = {"pages": N_("Pages"), "sign_in": N_("Sign-in"), "sockets": N_("Live connections")}
_LISTS = {
    "audit": N_("Audit log"),
    "invitations": N_("Invitations"),
    "roles": N_("Roles"),
    "sessions": N_("Sessions"),
    "users": N_("Users"),
}
_FROM_THIS_ADDRESS = N_("too many attempts from this IP address")
_REASONS = {
    **_AREAS,
    "all": N_("all second factors"),
    "openid": N_("external account"),
    "openid:answer": _FROM_THIS_ADDRESS,
    "openid:start": _FROM_THIS_ADDRESS,
    "passkey": N_("passkey"),
    "passkey:address": _FROM_THIS_ADDRESS,
    "password": N_("password"),
    "rate_limited": N_("too many requests"),
    "recovery": N_("recovery code"),
    "sign-in:account": N_("too many attempts for this account"),
    "sign-in:address": _FROM_THIS_ADDRESS,
    "sign-in:device": N_("too many attempts from this device"),
    "sign-in:failures": N_("too many failed attempts everywhere"),
    "suspended": N_("the account was suspended"),
    "totp": N_("authenticator app"),
    "wrong_credentials": N_("wrong email or password"),
}
_FIELDS = {
    "address": N_("IP address"),
    "code": N_("Reason"),
    "count": N_("Times"),
    "description": N_("Description"),
    "email": N_("Email"),
    "entries": N_("Entries"),
    "event": N_("Event"),
    "form": N_("Format"),
    "locale": N_("Language"),
    "method": N_("Method"),
    "mfa_required": N_("Second factor required"),
    "name": N_("Name"),
    "namespace": N_("Live connection"),
    "note": N_("Note"),
    "permissions": N_("Permissions"),
    "query": N_("Search and filters"),
    "read_receipts": N_("Read receipts"),
    "role": N_("Role"),
    "sessions": N_("Sessions"),
    "theme": N_("Colour theme"),
    "timezone": N_("Time zone"),
    "title": N_("Title"),
    "user": N_("User"),
}


def target_name(target: str) -> str:
    """The target of an entry in words: `namespace:/chat` is "Live connection: Chat"."""
    kind, _, which = target.partition(":")
    if kind not in _TARGETS:
        return target
    name = gettext(_TARGETS[kind])
    return f"{name}: {_which(kind, which)}" if which else name


def _which(kind: str, which: str) -> str:
    if kind == "role":
        return isolated(role_name(which))
    if kind == "ip_rule":
        area, _, network = which.partition(":")
        return f"{network} ({_named(_AREAS, area)})"
    return _named({"namespace": _NAMESPACES, "list": _LISTS}.get(kind, {}), which)


def reason_name(code: str) -> str:
    """Why something was refused, or how it was done, in the reader's language; `code` itself if it is unknown."""
    return _named(_REASONS, code)


def field_name(field: str) -> str:
    """The label of a field of an entry in the reader's language; the field itself if it is unknown."""
    return _named(_FIELDS, field)


def value_name(field: str, value: str) -> str:
    """The value of a field in words: roles and languages get their names, others stay as they are."""
    if field == "role":
        return role_name(value)
    return LOCALE_NAMES.get(value, value) if field == "locale" else value


def _named(names: dict[str, str], key: str) -> str:
    return gettext(names[key]) if key in names else key
