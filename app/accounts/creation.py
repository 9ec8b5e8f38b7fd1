"""How a person comes to be. Everything that belongs to a person begins in the same transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tortoise.exceptions import IntegrityError

from app import audit
from app.accounts import passwords
from app.accounts.models import Role, User
from app.clock import clock
from app.database import Transaction, transaction
from app.errors import Invalid
from app.ids import new_id
from app.text import email_key, name_key
from app.web.i18n import N_

EMAIL_TAKEN = N_("Someone with this e-mail address is here already.")

# Features that keep something for each person begin it here: `(transaction, user id)`.
on_user_created: list[Callable[[Transaction, str], Awaitable[None]]] = []


@dataclass(frozen=True, slots=True)
class NewUser:
    """What is known of a person at first. `password_hash` is None for someone who cannot sign in with a password."""

    email: str
    name: str
    role: str
    password_hash: str | None = field(repr=False)
    locale: str = "en"


async def insert_user(tx: Transaction, new: NewUser) -> User:
    """Make a person in the running transaction. Raises `Invalid` at `email` if someone has that address."""
    now = clock.now()
    try:
        async with transaction():  # a savepoint: PostgreSQL gives up the whole transaction after a refused row
            user = await User.create(
                id=new_id(),
                email=new.email,
                email_key=email_key(new.email),
                name=new.name,
                name_key=name_key(new.name),
                password_hash=new.password_hash,
                password_changed_at=now if new.password_hash else None,
                role_id=new.role,
                locale=new.locale,
                created_at=now,
            )
    except IntegrityError as refusal:
        if await User.exists(email_key=email_key(new.email)):
            raise Invalid({"email": EMAIL_TAKEN}) from None
        raise refusal
    for begin in on_user_created:
        await begin(tx, user.id)
    about = {"email": user.email, "name": user.name, "role": user.role_id}
    await audit.record(audit.Action.USER_CREATED, target=f"user:{user.id}", meta=about)
    return user


async def prepare_user(email: str, name: str, role: str, password: str, *, locale: str = "en") -> NewUser:
    """Check and hash the password of someone about to be made; away from any transaction, because it takes time.

    Raises `Invalid` at `password`.
    """
    manages = "manage_users" in (await Role.get(key=role)).permissions
    await passwords.check_strength(password, (name, email), manages=manages, field="password")
    return NewUser(email, name, role, await passwords.hash_password(password), locale)


async def create_user(email: str, name: str, role: str, password: str, *, locale: str = "en") -> User:
    """Make a person who may sign in. Raises `Invalid` at `email` or `password`."""
    new = await prepare_user(email, name, role, password, locale=locale)
    async with transaction() as tx:
        return await insert_user(tx, new)
