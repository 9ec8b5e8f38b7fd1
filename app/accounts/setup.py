"""Setting up the first account, with a link that the program prints and that works once."""

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
    """Whether any account exists, of whatever status."""
    return await User.exists()


async def setup_link(settings: Settings) -> str | None:
    """A link for creating the first account, or None if there is an account.

    Links of earlier starts keep working: several processes may start at once, and the first use ends them all.
    """
    if await has_users():
        return None
    async with transaction() as tx:
        code = await one_time_tokens.issue(tx, OneTimePurpose.SETUP, SETUP_LIFETIME, {}, actor_id=None)
    return f"{settings.origin}/setup?code={code}"


async def check_setup_code(code: str) -> None:
    """Raise `NotFound` unless `code` can create the first account now."""
    await one_time_tokens.look_up(OneTimePurpose.SETUP, code)
    if await has_users():
        raise NotFound("set-up is done")


async def set_up_owner(code: str, email: str, name: str, password: str, *, locale: str = "en") -> User:
    """Create the first account, an owner. Of two at once only one is created.

    Raises `NotFound` if the link is wrong, used or expired, and `Invalid` at `password`.
    """
    row = await one_time_tokens.look_up(OneTimePurpose.SETUP, code)
    new = await prepare_user(email, name, OWNER, password, locale=locale)
    async with transaction() as tx:
        await lock_owners(tx)
        if await User.all().using_db(tx.connection).exists():
            raise NotFound("set-up is done")
        await one_time_tokens.consume(tx, row)
        user = await insert_user(tx, new)
        await audit.record(audit.Action.SETUP_DONE, actor=user.id, target=f"user:{user.id}")
        return user


async def create_admin(email: str, name: str, password: str) -> User:
    """Create an owner, from the command line. Raises `Invalid` at `email`, `name` or `password`."""
    typed = parse(SetUpForm, {"email": email, "name": name, "password": password})
    return await create_user(typed.email, typed.name, OWNER, typed.password)
