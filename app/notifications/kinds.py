"""Kinds of notifications: each is registered by the feature that publishes it, with its title and icon."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.characters import isolated, without_turns
from app.web.i18n import N_, gettext


@dataclass(frozen=True, slots=True)
class Kind:
    """What all notifications of a kind have in common. `title` is a message id with gaps for the data of a
    notification, used for those without a title of their own. A personal kind is what one person did towards
    another: people are not notified of what they did themselves."""

    name: str
    icon: str
    title: str = ""
    is_personal: bool = False


_KINDS: dict[str, Kind] = {}


def register_kind(kind: Kind) -> str:
    """Make `kind` known when the feature that publishes it is imported, and return its name. Raises ValueError if there
    is another kind of that name."""
    if _KINDS.setdefault(kind.name, kind) != kind:
        raise ValueError(f"two kinds of notifications are called {kind.name}")
    return kind.name


def registered_kinds() -> Mapping[str, Kind]:
    """Every kind that a loaded feature has registered, by name."""
    return _KINDS


def is_personal(name: str) -> bool:
    """Whether the kind of this name is personal; unknown kinds are not."""
    return name in _KINDS and _KINDS[name].is_personal


ANNOUNCEMENT = register_kind(Kind("announcement", "speakerphone"))
FACTORS_REMOVED = register_kind(
    Kind("factors_removed", "alert-triangle", N_("An administrator removed your second factors. Add a new one."))
)
EMAIL_CHANGED = register_kind(
    Kind(
        "email_changed",
        "alert-triangle",
        N_("An administrator changed your email address. Sign in with the new one."),
    )
)
JOB_ENDED = register_kind(Kind("job_ended", "circle-check", N_("Job ended: %(title)s. %(done)s of %(total)s done.")))

_TOPICS = {
    "announcements": N_("Announcements"),
    "maintenance": N_("Maintenance"),
    "releases": N_("Releases"),
}
_TONES = {1: "", 2: "", 3: "info", 4: "warn", 5: "bad"}

LOWEST, USUAL, HIGHEST = min(_TONES), 3, max(_TONES)


class _Filled(dict[str, str]):
    """Words with a gap are better than none, should an importer have left one out."""

    def __missing__(self, key: str) -> str:
        return "…"


def title_of(kind: str, title: str, data: Mapping[str, str]) -> str:
    """The title: `title` if it is given, otherwise the words of `kind` filled from `data`."""
    if title or kind not in _KINDS or not _KINDS[kind].title:
        return without_turns(title)
    return gettext(_KINDS[kind].title) % _Filled({name: isolated(str(value)) for name, value in data.items()})


def body_of(body: str, data: Mapping[str, str]) -> str:
    """The text below the title: `body`, otherwise an excerpt of the message that it is about."""
    return without_turns(body or data.get("excerpt", ""))


def topic_title(key: str, title: str) -> str:
    """The name of a topic; those that come with the product are translated."""
    return gettext(_TOPICS[key]) if key in _TOPICS else title


def icon_of(kind: str) -> str:
    """The name of the icon for `kind`; a bell for unknown kinds."""
    return _KINDS[kind].icon if kind in _KINDS else "bell"


def tone_of(kind: str, severity: int) -> str:
    """The colour: `pri` for what another person did towards the reader, otherwise by `severity` (`info`, `warn`,
    `bad`)."""
    return "pri" if is_personal(kind) else _TONES.get(severity, "")
