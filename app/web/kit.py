"""The smallest parts of the kit (`components/macros.html`), which a page shows hundreds of times: as functions, since a
macro takes ten times as long."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from app.clock import clock, iso_text
from app.web.presentation import color, initials
from app.web.static_files import static

_ICON = Markup('<svg class="icon{}" aria-hidden="true"><use href="{}#{}"></use></svg>')
_AVATAR = Markup('<span class="avatar c{}{}" data-initials="{}" data-person-id="{}"{} aria-hidden="true">{}</span>')
_PICTURE = Markup('<img src="/people/{}/avatar/{}/{}" alt="" loading="lazy">')
# The sides of a picture in pixels: for a large one, and for the others, which take up half as many and are sharp on
# every screen.
LARGE, SMALL = 160, 80
_DND = Markup(' data-dnd="{}"')
_STATUS = Markup('<span class="status" data-status-of="{}"{} dir="auto">{}</span>')
_UNTIL = Markup(' data-until="{}"')
_LINK = Markup('<a class="person" href="/people/{}">{}</a>{}')
# What is not kept is put together from escaped parts: `Markup.format`, by which the others are made once, takes three
# times as long, 20 microseconds, which would be the dearest of a message.
_PRESENCE = {"": Markup(""), "online": Markup(" data-online"), "away": Markup(" data-online data-away")}
# What ends within it ends today, or this night.
_NEAR = timedelta(hours=12)
_ICONS, _AVATARS = 1_024, 4_096


def icon(name: str, css_class: str = "") -> Markup:
    """The icon `name`, perhaps with a class."""
    return _icon(name, css_class, static("icons.svg"))  # which changes while developing


@lru_cache(_ICONS)
def _icon(name: str, css_class: str, file: str) -> Markup:
    return _ICON.format(_another(css_class), file, name)


def avatar(person: Any, size: str = "", presence: str = "", dnd_until: datetime | None = None) -> Markup:
    """What stands for a person, who is anything with `id`, `name` and `avatar`: their picture, and where there is none
    their initials. `size` is a class; `presence` is "online", "away" or "", and before `dnd_until` the
    person does not want to be disturbed. All of it is kept live."""
    until = iso_text(dnd_until) if dnd_until else ""
    if isinstance(person, Mapping):
        return _avatar(person["id"], person["name"], person.get("avatar"), size, presence or "", until)
    return _avatar(person.id, person.name, person.avatar, size, presence or "", until)


@lru_cache(_AVATARS)
def _avatar(person_id: str, name: str, picture: str | None, size: str, presence: str, dnd: str) -> Markup:
    inside = _PICTURE.format(person_id, picture, LARGE if size == "lg" else SMALL) if picture else ""
    marks = _PRESENCE[presence] + (_DND.format(dnd) if dnd else "")
    return _AVATAR.format(color(person_id), _another(size), initials(name), person_id, marks, inside)


def local_time(at: str | datetime, mode: str = "datetime") -> Markup:
    """The time `at`, in UTC and the same for everybody; local-time.js shows it in the reader's zone and language."""
    text = at if isinstance(at, str) else at.strftime("%Y-%m-%dT%H:%M:%SZ")
    shown = f"{escape(text[:10])} {escape(text[11:16])} UTC"
    return Markup(f'<local-time datetime="{escape(text)}" mode="{escape(mode)}">{shown}</local-time>')  # noqa: S704


def end_time(at: datetime) -> Markup:
    """The time at which something ends: of one that is near no more than the time of day."""
    return local_time(at.astimezone(UTC), "time" if at - clock.now() < _NEAR else "datetime")


def person_name(person: Any) -> Markup:
    """A person's name, and what tells them from somebody whose name looks the same: `handle`, see
    app/accounts/users/handles.py."""
    name, handle = (person["name"], person["handle"]) if isinstance(person, Mapping) else (person.name, person.handle)
    beside = f' <small class="muted">@{escape(handle)}</small>' if handle else ""
    return Markup(f"<bdi>{escape(name)}</bdi>{beside}")  # noqa: S704 - escaped, each


def person_link(person: Any) -> Markup:
    """The same, where the name leads to the card of the person, who has an `id` as well. Not in messages: there script
    opens the card, and their menus lead to it, since a link on each of hundreds would have its weight."""
    name, known = person_name(person), person if isinstance(person, Mapping) else None
    end = name.index("</bdi>") + len("</bdi>")
    return _LINK.format(known["id"] if known else person.id, name[:end], name[end:])


def person_status(person_id: str, status: Any) -> Markup:
    """Where the status of a person stands, kept live: `status` has `words`, and `until`, a datetime or None; or it is
    None."""
    if status is None:
        return _STATUS.format(person_id, "", "")
    return _STATUS.format(person_id, _UNTIL.format(iso_text(status.until)) if status.until else "", status.words)


def _another(css_class: str) -> str:
    return f" {css_class}" if css_class else ""
