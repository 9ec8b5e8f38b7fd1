"""What people say of themselves beside their names, and how long that holds: a status, and whether they want to be left
alone. It ends by itself, because whoever reads it looks at the time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal, get_args

from app.accounts.models import User
from app.accounts.users import person_changed
from app.characters import is_blank, without_turns
from app.clock import clock
from app.database import Row, as_time, transaction
from app.errors import Invalid
from app.principal import Principal
from app.text import is_storable, parse_day
from app.web.i18n import N_

MAX_TEXT = 80
# The columns of `user` that a look is made of, for statements.
COLUMNS = ("avatar", "status_emoji", "status_text", "status_until", "dnd_until")
# Nobody means it for longer.
LONGEST = timedelta(days=366)
# When the next day begins for those who want to be left alone until then.
MORNING = time(9)

Ends = Literal["never", "30m", "1h", "today", "week", "date"]
DndFor = Literal["30m", "1h", "tomorrow", "until"]
ENDS, DND_FOR = get_args(Ends), get_args(DndFor)
_LENGTHS = {"30m": timedelta(minutes=30), "1h": timedelta(hours=1)}

NOTHING_SAID = N_("Choose an emoji, or write something.")
NO_DAY = N_("Enter a date from today on, at most a year ahead.")
NO_MOMENT = N_("Enter a date and time from now on, at most a year ahead.")


@dataclass(frozen=True, slots=True)
class Status:
    """What somebody is doing: an `emoji` or "", a `text` of one line or "", and `until` when, or None."""

    emoji: str
    text: str
    until: datetime | None

    @property
    def words(self) -> str:
        """Both in one line, as others read them."""
        return f"{self.emoji} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Look:
    """How a person looks beside their name: the version of their picture, their status, and until when they do not want
    to be disturbed. What is over is None."""

    avatar: str | None = None
    status: Status | None = None
    dnd_until: datetime | None = None


NO_LOOK = Look()


def look_of(avatar: str | None, emoji: str | None, text: str | None, until: object, dnd_until: object) -> Look:
    """The look that the values of `COLUMNS` make now."""
    now = clock.now()
    ends, quiet_until = (as_time(each) if each else None for each in (until, dnd_until))
    said = (emoji or text) and (ends is None or ends > now)
    status = Status(emoji or "", text or "", ends) if said else None
    return Look(avatar, status, quiet_until if quiet_until and quiet_until > now else None)


def look_from_row(row: Row) -> Look:
    """The look in a row that has the columns `COLUMNS`."""
    return look_of(*(row[name] for name in COLUMNS))


def look_of_user(user: User) -> Look:
    """The look of a person."""
    return look_of(*(getattr(user, name) for name in COLUMNS))


def clean_text(text: str) -> str:
    """`text` as one line that turns nothing around it, "" if nothing of it is seen. Raises `Invalid` at `text`."""
    line = without_turns(" ".join(text.split()))
    return "" if is_blank(line) else line


async def set_status(actor: Principal, status: Status) -> None:
    """Say of the actor what `status` says. Raises `Invalid` at `text` if that is nothing."""
    if not (status.emoji or status.text):
        raise Invalid({"text": NOTHING_SAID})
    await _change(actor, status_emoji=status.emoji or None, status_text=status.text or None, status_until=status.until)


async def clear_status(actor: Principal) -> None:
    """Say nothing of the actor any more."""
    await _change(actor, status_emoji=None, status_text=None, status_until=None)


async def set_dnd(actor: Principal, until: datetime | None) -> None:
    """Have nobody disturb the actor before `until`; None ends it."""
    await _change(actor, dnd_until=until)


async def _change(actor: Principal, **values: object) -> None:
    async with transaction() as tx:
        await User.filter(id=actor.user_id).using_db(tx.connection).update(**values)
        tx.after_commit(lambda: person_changed.send(actor.user_id))


def status_end(ends: Ends, day: str, zone: tzinfo, now: datetime) -> datetime | None:
    """When a status ends that is set `now` in `zone`: `day` is the last one, for "date". Raises `Invalid` at `day`."""
    if ends in _LENGTHS:
        return now + _LENGTHS[ends]
    today = now.astimezone(zone).date()
    if ends == "today":
        return _midnight_after(today, zone)
    if ends == "week":
        return _midnight_after(today + timedelta(days=6 - today.weekday()), zone)
    if ends == "date":
        last = parse_day(day)
        if last is None or not today <= last <= today + LONGEST:
            raise Invalid({"day": NO_DAY})
        return _midnight_after(last, zone)
    return None


def dnd_end(length: DndFor, until: str, zone: tzinfo, now: datetime) -> datetime:
    """Until when somebody wants to be left alone who says so `now` in `zone`: `until` is a moment there ("2026-11-30T
    14:00"), for "until". Raises `Invalid` at `until`."""
    if length in _LENGTHS:
        return now + _LENGTHS[length]
    if length == "tomorrow":
        return datetime.combine(now.astimezone(zone).date() + timedelta(days=1), MORNING, zone)
    try:
        moment = datetime.fromisoformat(until)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None or not is_storable(moment):
        raise Invalid({"until": NO_MOMENT})
    moment = moment.replace(tzinfo=zone)
    if not now < moment <= now + LONGEST:
        raise Invalid({"until": NO_MOMENT})
    return moment


def _midnight_after(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), zone)


async def who_wants_no_disturbance(user_ids: list[str]) -> set[str]:
    """Those of these people who do not want to be disturbed now: what can wait for them, by mail or on a screen, waits.
    One statement."""
    quiet = User.filter(id__in=user_ids, dnd_until__gt=clock.now())
    return {str(each) for each in await quiet.values_list("id", flat=True)} if user_ids else set()
