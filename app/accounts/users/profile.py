"""What people change about themselves: name, preferences, password."""

from dataclasses import asdict, dataclass
from functools import cache
from zoneinfo import available_timezones

from app import audit
from app.accounts import passwords
from app.accounts.models import User
from app.accounts.security_notices import OwnNotice, send_own_notice
from app.accounts.sessions import revoke_other_sessions
from app.clock import clock
from app.database import transaction
from app.errors import Invalid, NotFound
from app.lookalikes import skeleton
from app.mail import MailQueue
from app.principal import Principal
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule
from app.text import name_key
from app.versions import check_version
from app.web.i18n import LOCALES, N_
from app.web.pages import THEMES

# Nobody at an unattended browser may find out the password by trying.
PASSWORD_RULE = Rule.of("account:password", "5 per 15 minute")

WRONG_PASSWORD = N_("This is not your current password.")
NOT_AN_OPTION = N_("Choose one of the options.")


@dataclass(frozen=True, slots=True)
class Preferences:
    """The preferences to change; None leaves one as it is. `timezone` "" follows the browser, `read_receipts` is "on"
    or "off"."""

    locale: str | None = None
    theme: str | None = None
    timezone: str | None = None
    read_receipts: str | None = None

    def chosen(self) -> dict[str, str]:
        """The values that are to change."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    def changes(self) -> dict[str, str | bool | None]:
        """The columns to write. Raises `Invalid` at the first value that is not an option."""
        _check("locale", self.locale, LOCALES)
        _check("theme", self.theme, THEMES)
        _check("timezone", self.timezone or None, timezones())
        _check("read_receipts", self.read_receipts, ("on", "off"))
        given = {"locale": self.locale, "theme": self.theme, "timezone": self.timezone}
        changes: dict[str, str | bool | None] = {
            name: value or None for name, value in given.items() if value is not None
        }
        if self.read_receipts is not None:
            changes["read_receipts"] = None if self.read_receipts == "on" else False
        return changes


def _check(name: str, value: str | None, options: tuple[str, ...]) -> None:
    if value is not None and value not in options:
        raise Invalid({name: NOT_AN_OPTION})


@cache
def timezones() -> tuple[str, ...]:
    """The time zones to choose from: the IANA names of places, and UTC."""
    places = (name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    return (*sorted(places), "UTC")


async def profile_values(user_id: str) -> dict[str, str]:
    """The stored name and `Preferences`, as the form of a profile shows them; its version is made of them."""
    return _values_of(await User.get(id=user_id))


def _values_of(user: User) -> dict[str, str]:
    receipts = "off" if user.read_receipts is False else "on"
    look = {"locale": user.locale, "theme": user.theme, "timezone": user.timezone or ""}
    return {"name": user.name, **look, "read_receipts": receipts}


async def update_profile(actor: Principal, name: str, preferences: Preferences, version: str | None = None) -> None:
    """Change the actor's name and preferences. Raises `Invalid` and `Stale`."""
    changes = {"name": name, **preferences.changes()}
    async with transaction():
        before = await User.filter(id=actor.user_id).select_for_update().get()
        different = [field for field, value in changes.items() if getattr(before, field) != value]
        if not different:
            return
        stored = _values_of(before)
        check_version(version, stored, {**stored, "name": name, **preferences.chosen()})
        await User.filter(id=actor.user_id).update(name_key=name_key(name), name_skeleton=skeleton(name), **changes)
        change = {
            "before": {field: getattr(before, field) for field in different},
            "after": {field: changes[field] for field in different},
        }
        await audit.record(audit.Action.USER_PROFILE_CHANGED, actor=actor, target=f"user:{before.id}", meta=change)


async def shares_read_receipts(user_id: str) -> bool:
    """Whether the person shares read receipts, which they must to see those of others."""
    return not await User.filter(id=user_id, read_receipts=False).exists()


async def update_preferences(actor: Principal, preferences: Preferences) -> None:
    """Change the actor's preferences. Raises `Invalid`."""
    changes = preferences.changes()
    if changes:
        async with transaction():
            await User.filter(id=actor.user_id).update(**changes)


async def change_password(limiter: Limiter, mail: MailQueue, actor: Principal, current: str, new: str) -> None:
    """Change the actor's password, end all their other sessions, and mail them about it.

    Raises `Invalid` at `current_password` or `new_password`, and `RateLimited`.
    """
    user = await User.get_or_none(id=actor.user_id)
    if user is None:
        raise NotFound("no such person")
    async with limiter.attempt(PASSWORD_RULE, user.id):
        right = len(current) <= passwords.MAX_LENGTH and await passwords.verify(current, user.password_hash)
    if not right:
        await audit.record(audit.Action.USER_PASSWORD_REFUSED, actor=actor, target=f"user:{user.id}", outcome="failed")
        raise Invalid({"current_password": WRONG_PASSWORD})
    await limiter.reset(PASSWORD_RULE, user.id)
    await passwords.check_strength(
        new, (user.name, user.email), manages=actor.may("manage_users"), field="new_password"
    )
    password_hash = await passwords.hash_password(new)
    async with transaction() as tx:
        # Only over the hash that was checked: of two changes at once, one was made with a password that is gone.
        checked = User.filter(id=user.id, password_hash=user.password_hash).using_db(tx.connection)
        if not await checked.update(password_hash=password_hash, password_changed_at=clock.now()):
            raise Invalid({"current_password": WRONG_PASSWORD})
        await revoke_other_sessions(tx, user.id, keep=actor.session_id, reason="password_changed")
        await audit.record(audit.Action.USER_PASSWORD_CHANGED, actor=actor, target=f"user:{user.id}")
        # An owner who did not do it learns of it.
        await send_own_notice(tx, mail, user, OwnNotice.PASSWORD_CHANGED)
