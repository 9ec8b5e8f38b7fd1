"""The first person: made by whoever can read the output of the program, with a link that works once."""

from datetime import timedelta

from app import audit
from app.accounts import one_time_tokens
from app.accounts.forms import SetUpForm
from app.accounts.models import OneTimePurpose, User
from app.accounts.roles import OWNER, lock_owners
from app.accounts.users import create_user, insert_user, prepare_user
from app.database import transaction
from app.errors import NotFound
from app.settings import Settings
from app.web.forms import parse

# Long enough to be set up the morning after; each start without users prints a new one.
SETUP_LIFETIME = timedelta(hours=24)


async def has_users() -> bool:
    """Whether anyone has an account."""
    return await User.exists()


async def setup_link(settings: Settings) -> str | None:
    """A link for making the first person, or None when there is someone.

    Links of earlier starts stay good: several processes may start at once, and the first use ends them all.
    """
    if await has_users():
        return None
    async with transaction() as tx:
        code = await one_time_tokens.issue(tx, OneTimePurpose.SETUP, SETUP_LIFETIME, {}, actor_id=None)
    return f"{settings.origin}/setup?code={code}"


async def check_setup_code(code: str) -> None:
    """Raise `NotFound` unless `code` can make the first person now."""
    await one_time_tokens.look_up(OneTimePurpose.SETUP, code)
    if await has_users():
        raise NotFound("set-up is done")


async def set_up_owner(code: str, email: str, name: str, password: str, *, locale: str = "en") -> User:
    """Make the first person, an owner. Of two at once only one is made.

    Raises `NotFound` when the link is no longer good, and `Invalid` at `password`.
    """
    row = await one_time_tokens.look_up(OneTimePurpose.SETUP, code)
    new = await prepare_user(email, name, OWNER, password, locale=locale)
    async with transaction() as tx:
        await lock_owners(tx)
        if await User.all().using_db(tx.connection).exists():
            raise NotFound("set-up is done")
        await one_time_tokens.use_up(tx, row)
        user = await insert_user(tx, new)
        await audit.record(audit.Action.SETUP_DONE, actor=user.id, target=f"user:{user.id}")
        return user


async def create_admin(email: str, name: str, password: str) -> User:
    """Make an owner, for whoever has the command line. Raises `Invalid` at `email`, `name` or `password`."""
    typed = parse(SetUpForm, {"email": email, "name": name, "password": password})
    return await create_user(typed.email, typed.name, OWNER, typed.password)
