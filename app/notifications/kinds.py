"""The titles of the built-in kinds of notifications in the reader's language, their icons and colours."""

from collections.abc import Mapping

from app.web.i18n import N_, gettext

MENTION = "mention"
DIRECT_MESSAGE = "direct_message"
ROOM_MESSAGE = "room_message"
ROOM_INVITATION = "room_invitation"
ANNOUNCEMENT = "announcement"
FACTORS_REMOVED = "factors_removed"
EMAIL_CHANGED = "email_changed"
JOB_ENDED = "job_ended"

# What one person did towards another: people are not notified of what they did themselves.
PERSONAL = frozenset({MENTION, DIRECT_MESSAGE, ROOM_MESSAGE, ROOM_INVITATION})

_TITLES = {
    MENTION: N_("%(author)s mentioned you in %(room)s"),
    DIRECT_MESSAGE: N_("%(author)s sent you a message"),
    ROOM_MESSAGE: N_("%(author)s wrote in %(room)s"),
    ROOM_INVITATION: N_("%(author)s added you to %(room)s"),
    FACTORS_REMOVED: N_("An administrator removed your second factors. Add a new one."),
    EMAIL_CHANGED: N_("An administrator changed your email address. Sign in with the new one."),
    JOB_ENDED: N_("Job ended: %(title)s. %(done)s of %(total)s done."),
}
_TOPICS = {
    "announcements": N_("Announcements"),
    "maintenance": N_("Maintenance"),
    "releases": N_("Releases"),
}
_ICONS = {
    MENTION: "at",
    DIRECT_MESSAGE: "message-circle",
    ROOM_MESSAGE: "hash",
    ROOM_INVITATION: "door-enter",
    ANNOUNCEMENT: "speakerphone",
    FACTORS_REMOVED: "alert-triangle",
    EMAIL_CHANGED: "alert-triangle",
    JOB_ENDED: "circle-check",
}
_TONES = {1: "", 2: "", 3: "info", 4: "warn", 5: "bad"}

LOWEST, USUAL, HIGHEST = min(_TONES), 3, max(_TONES)


class _Filled(dict[str, str]):
    """Words with a gap are better than none, should an importer have left one out."""

    def __missing__(self, key: str) -> str:
        return "…"


def title_of(kind: str, title: str, data: Mapping[str, str]) -> str:
    """The title: `title` if it is given, otherwise the words of `kind` filled from `data`."""
    if title or kind not in _TITLES:
        return title
    return gettext(_TITLES[kind]) % _Filled(data)


def body_of(body: str, data: Mapping[str, str]) -> str:
    """The text below the title: `body`, otherwise an excerpt of the message that it is about."""
    return body or data.get("excerpt", "")


def topic_title(key: str, title: str) -> str:
    """The name of a topic; those that come with the product are translated."""
    return gettext(_TOPICS[key]) if key in _TOPICS else title


def icon_of(kind: str) -> str:
    """The name of the icon for `kind`; a bell for unknown kinds."""
    return _ICONS.get(kind, "bell")


def tone_of(kind: str, severity: int) -> str:
    """The colour: `pri` for what another person did towards the reader, otherwise by `severity` (`info`, `warn`,
    `bad`)."""
    return "pri" if kind in PERSONAL else _TONES.get(severity, "")
