"""Creating and finding people. Everything that belongs to a new person is created in the same transaction."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from tortoise.exceptions import IntegrityError
from tortoise.expressions import Case, Q, RawSQL, When
from tortoise.queryset import QuerySet

from app import audit
from app.accounts import passwords
from app.accounts.models import Role, User, UserStatus
from app.accounts.users.handles import handle_column, handle_of
from app.clock import clock
from app.database import Transaction, fetch, transaction
from app.errors import Forbidden, Invalid
from app.ids import new_id
from app.lookalikes import skeleton
from app.principal import Principal
from app.signal import AsyncSignal, Signal
from app.text import EMAIL_LENGTH, WORD_BREAKS, email_key, is_plain, name_key, normalise
from app.web.i18n import N_

# The most people who are sorted for a page that shows a few of them.
_SORTED = 1_000
# The most ids that one statement names.
_AMONG = 500


@dataclass(frozen=True, slots=True)
class Person:
    """What it takes to show and address a person. `role` is its key, `status` is `active` or `suspended`; `handle`
    (see `handle_of`) is known where many are shown together; `avatar` is the version of their picture."""

    id: str
    name: str
    role: str
    status: str
    handle: str = ""
    avatar: str | None = None

    @property
    def active(self) -> bool:
        """Whether the person may sign in: not suspended, not erased."""
        return self.status == UserStatus.ACTIVE


def person_from_user(user: User) -> Person:
    """`user` as the small record that other features use."""
    handle = handle_of(getattr(user, "handle", None))
    return Person(user.id, user.name, user.role_id, user.status.value, handle, user.avatar)


async def find_by_email(email: str) -> User | None:
    """The user with this email address, in any spelling of it, or None."""
    key = email_key(email)
    # Anything else the database could not even compare, and so would answer differently.
    return await User.get_or_none(email_key=key) if len(key) <= EMAIL_LENGTH and is_plain(key) else None


def name_or_email_contains(text: str) -> Q:
    """The condition on `User` that the name or email address contains `text`."""
    return Q(name_key__contains=normalise(text)) | Q(email_key__contains=email_key(text))


def best_names_first(people: QuerySet[User], text: str) -> QuerySet[User]:
    """`people` in the order of `match_rank` of their names for `text`, and then by name."""
    key = name_key(text)
    word = Q(*(Q(name_key__contains=f"{each}{key}") for each in WORD_BREAKS), join_type=Q.OR)
    # As text: asyncpg takes what a CASE gives for no number.
    rank = Case(When(Q(name_key__startswith=key), then="0"), When(word, then="1"), default="2")
    return people.annotate(rank=rank).order_by("rank", "name_key", "id")


async def people_by_id(ids: Iterable[str]) -> dict[str, Person]:
    """The people with these ids, by id, with their handles; unknown ids are left out."""
    wanted = list(set(ids))
    if not wanted:
        return {}
    found = User.filter(id__in=wanted).annotate(handle=RawSQL(handle_column('"user"')))
    return {user.id: person_from_user(user) for user in await found}


async def with_handles(people: Sequence[Person]) -> list[Person]:
    """The same `people`, with their handles. For those that are left of a search: to ask about all that it went through
    would take longer."""
    known = await people_by_id(person.id for person in people)
    return [known.get(person.id, person) for person in people]


async def count_active() -> int:
    """The number of people who may sign in."""
    return await User.filter(status=UserStatus.ACTIVE).count()


async def active_among(ids: Collection[str], limit: int) -> list[Person]:
    """Those of the people with these ids who may sign in, sorted by name, `limit` of them. Of more than `_AMONG` ids
    only as many are looked at."""
    among = sorted(ids)[:_AMONG]
    found = User.filter(id__in=among, status=UserStatus.ACTIVE).order_by("name_key", "id").limit(limit)
    return [person_from_user(user) for user in await found]


async def find_active(text: str, limit: int) -> list[Person]:
    """People who may sign in and whose name or email address contains `text`, the best names first, `limit` of them."""
    matching = User.filter(name_or_email_contains(text), status=UserStatus.ACTIVE)
    found = await best_names_first(matching, text).limit(limit)
    return await with_handles([person_from_user(user) for user in found])


async def user_ids(role: str | None = None) -> list[str]:
    """The ids of everyone who may sign in, or of those among them with `role` (its key)."""
    query = User.filter(status=UserStatus.ACTIVE)
    if role is not None:
        query = query.filter(role_id=role)
    return [str(each) for each in await query.order_by("id").values_list("id", flat=True)]


async def count_by_status(actor: Principal) -> dict[str, int]:
    """The number of people with each status. Raises `Forbidden` without `manage_users`."""
    if not actor.may("manage_users"):
        raise Forbidden("manage_users")
    # Each along the index of statuses: in groups it takes three times as long.
    statuses = [status.value for status in UserStatus]
    counts = (f'(SELECT COUNT(*) FROM "user" WHERE status = ${n}) AS {each}' for n, each in enumerate(statuses, 1))  # noqa: S608
    (row,) = await fetch(f"SELECT {', '.join(counts)}", *statuses)
    return {status: int(row[status]) for status in statuses}


async def first_with_role(role: str, limit: int) -> tuple[list[Person], int]:
    """The first people by name who have `role` (its key), `limit` of them, and how many there are; nobody erased."""
    having = User.filter(role_id=role).exclude(status=UserStatus.ERASED)
    count = await having.count()
    if count <= _SORTED:
        return [person_from_user(user) for user in await having.order_by("name_key", "id").limit(limit)], count
    # Of so many the first ones are found along the index of names; `||` keeps SQLite from the one of roles.
    rows = await fetch(
        "SELECT id, name, role_id, status, avatar FROM \"user\" WHERE role_id || '' = $1 AND status || '' <> $2 "
        "ORDER BY name_key, id LIMIT $3",
        role,
        UserStatus.ERASED.value,
        limit,
    )
    return [Person(row["id"], row["name"], row["role_id"], row["status"], avatar=row["avatar"]) for row in rows], count


EMAIL_TAKEN = N_("A user with this email address already exists.")

# (transaction, user id): features that keep something for each person begin it here, in the transaction.
on_user_created: AsyncSignal[Transaction, str] = AsyncSignal()
# (user id): how the person looks to others has changed. Send it after the commit.
person_changed: Signal[str] = Signal()


@dataclass(frozen=True, slots=True)
class NewUser:
    """A person to create. `password_hash` is None for people who cannot sign in with a password."""

    email: str
    name: str
    role: str
    password_hash: str | None = field(repr=False)
    locale: str = "en"


async def insert_user(tx: Transaction, new: NewUser) -> User:
    """Create a person in the running transaction. Raises `Invalid` at `email` if the address is taken."""
    now = clock.now()
    try:
        async with transaction():  # a savepoint: PostgreSQL gives up the whole transaction after a refused row
            user = await User.create(
                id=new_id(),
                email=new.email,
                email_key=email_key(new.email),
                name=new.name,
                name_key=name_key(new.name),
                name_skeleton=skeleton(new.name),
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
    await on_user_created.send(tx, user.id)
    about = {"email": user.email, "name": user.name, "role": user.role_id}
    await audit.record(audit.Action.USER_CREATED, target=f"user:{user.id}", meta=about)
    return user


async def prepare_user(email: str, name: str, role: str, password: str, *, locale: str = "en") -> NewUser:
    """Check and hash the password of a new person. It takes time, so call it outside transactions.

    Raises `Invalid` at `password`.
    """
    manages = "manage_users" in (await Role.get(key=role)).permissions
    await passwords.check_strength(password, (name, email), manages=manages, field="password")
    return NewUser(email, name, role, await passwords.hash_password(password), locale)


async def create_user(email: str, name: str, role: str, password: str, *, locale: str = "en") -> User:
    """Create a person who may sign in. Raises `Invalid` at `email` or `password`."""
    new = await prepare_user(email, name, role, password, locale=locale)
    async with transaction() as tx:
        return await insert_user(tx, new)
