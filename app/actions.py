"""Actions: what people and programs can do, each declared once, with its rules.

An entry point (a page's form, a socket event, an API) parses its request, calls the action and renders the result. It
adds no rule and cannot bypass those of the action: permission, re-authentication, rate and the bounds of the input are
checked here, in this order, before the function runs.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Annotated, Any, Final, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo
from werkzeug.datastructures import MultiDict

from app.clock import clock
from app.errors import Forbidden, Invalid, SudoRequired
from app.principal import PERMISSIONS, Principal
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule
from app.text import N_, is_storable, without_nul

# A validator that raises PydanticCustomError of this type brings its own message id.
OWN_WORDS = "words"
WORDS = {
    "missing": N_("Fill in this field."),
    "string_too_short": N_("Fill in this field."),
    "too_short": N_("Fill in this field."),
    "string_too_long": N_("At most %(max_length)s characters."),
    "too_long": N_("Choose at most %(max_length)s."),
    "int_parsing": N_("Enter a number."),
    "literal_error": N_("Choose one of the options."),
    "enum": N_("Choose one of the options."),
}
OTHERWISE = N_("This value isn’t valid.")
# Names of fields come from the client too, so bound what is sent back of them.
_LONGEST_NAME = 100


# Marks a text of which a form trims nothing: spaces at the ends belong to a password.
VERBATIM: Final = "verbatim"

# What a form or a program calls one use of an action by: sent again under it, by a second click or after a lost answer,
# the same input is done once. "" for none.
ClientId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]*$", max_length=64)]


class Input(BaseModel):
    """Base of the input of actions: exactly these fields, of exactly these types; JSON lists stand for tuples."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Nothing(Input):
    """The input of an action that takes none: every field is refused."""


D = TypeVar("D", bound=Input)
R = TypeVar("R")

_limiter: ContextVar[Limiter | None] = ContextVar("limiter")


class limited_by:  # noqa: N801 - used like a function
    """Count the actions in this block with `limiter`; None counts nothing (for the command line). No generator, since
    every event of a socket has one."""

    __slots__ = ("_limiter", "_token")

    def __init__(self, limiter: Limiter | None) -> None:
        self._limiter = limiter

    def __enter__(self) -> None:
        self._token = _limiter.set(self._limiter)

    def __exit__(self, *_: object) -> None:
        _limiter.reset(self._token)


def count_with(limiter: Limiter) -> None:
    """Count the actions in the rest of this task, a request, with `limiter`."""
    _limiter.set(limiter)


@dataclass(frozen=True, slots=True)
class Action(Generic[D, R]):
    """A declared action. `rule` limits each person over all entry points together; `permission` is required; `proof`
    requires recent re-authentication (raises `SudoRequired`)."""

    name: str
    model: type[D]
    permission: str | None
    rule: Rule
    proof: bool
    perform: Callable[[Principal, D], Awaitable[R]]

    async def __call__(self, actor: Principal, values: Mapping[str, Any], *, form: bool = False) -> R:
        """Do the action for `actor` with `values`. In a `form` all values are texts or lists of them, and unknown
        fields are ignored.

        Raises `Forbidden`, `SudoRequired`, `RateLimited` (with `retry_after_ms`), `Invalid` (code `bad_request`, with a
        message for each wrong field), and the errors of the action itself.
        """
        await self.admit(actor)
        limiter = _limiter.get()
        if limiter is None or not self.rule.shared:
            return await self.run(actor, values, form=form)
        # What tries secrets or writes letters has limits that last for minutes; the others bound the work itself.
        async with limiter.unless_we_fail(self.rule, actor.user_id):
            return await self.run(actor, values, form=form)

    async def run(self, actor: Principal, values: Mapping[str, Any], *, form: bool = False) -> R:
        """Do it for an `actor` who was admitted: one use may be for many things, as where many rows are selected."""
        return await self.perform(actor, validated(self.model, values, form=form))

    async def admit(self, actor: Principal) -> None:
        """Check permission, re-authentication and rate, and count one use."""
        if self.permission is not None and not actor.may(self.permission):
            raise Forbidden(self.permission)
        if self.proof:
            require_proof(actor)
        limiter = _limiter.get()
        if limiter is not None:
            await limiter.check(self.rule, actor.user_id)


# Nobody answers questions faster, and each of them counts everybody whom the answer would concern.
PREVIEWS = Rule.of("previews", "60 per minute", shared=False)


async def count_preview(actor: Principal) -> None:
    """Count one question to `actor` before an action for many, which is no use of that action yet. Raises
    `RateLimited`."""
    limiter = _limiter.get()
    if limiter is not None:
        await limiter.check(PREVIEWS, actor.user_id)


ACTIONS: dict[str, Action[Any, Any]] = {}


def action(
    name: str, *, permission: str | None, rate: str, proof: bool = False, shared: bool = False
) -> Callable[[Callable[[Principal, D], Awaitable[R]]], Action[D, R]]:
    """Declare the decorated function (actor, input) as the action `name`. `permission` None: for everyone who is signed
    in. `rate` is in the notation of the `limits` library ("30 per 10 second") for each person; `shared`: over all nodes
    together, for what writes letters or tries secrets."""
    if permission is not None and permission not in PERMISSIONS:
        raise ValueError(f"unknown permission: {permission}")

    def declare(perform: Callable[[Principal, D], Awaitable[R]]) -> Action[D, R]:
        model = next(
            hint for parameter, hint in perform.__annotations__.items() if parameter not in ("actor", "return")
        )
        rule = Rule.of(f"action:{name}", rate, shared=shared)
        declared: Action[D, R] = Action(name, model, permission, rule, proof, perform)
        if name in ACTIONS and ACTIONS[name].perform.__module__ != perform.__module__:
            raise ValueError(f"two actions are called {name}")
        ACTIONS[name] = declared
        return declared

    return declare


@dataclass(frozen=True, slots=True)
class Entry:
    """A step on the way in, of somebody who is nobody yet: there are no permissions to hold and nothing to prove but
    what the step asks for. `rule` limits it for each `per`."""

    name: str
    rule: Rule
    per: str


ENTRIES: dict[str, Entry] = {}


def entry(name: str, rule: Rule, *, per: str = "address") -> Entry:
    """Declare the step `name`, which is counted by `rule`."""
    declared = ENTRIES[name] = Entry(name, rule, per)
    return declared


def require_proof(actor: Principal) -> None:
    """Raise `SudoRequired` unless `actor` has re-authenticated recently."""
    if actor.sudo_until is None or clock.now() >= actor.sudo_until:
        raise SudoRequired("prove that it is you")


def validated(model: type[D], values: object, *, form: bool = False) -> D:
    """`values` as a `model`. Raises `Invalid` with the code `bad_request`."""
    if not form:
        values = without_nul(values)
    if not is_storable(dict(values.lists()) if isinstance(values, MultiDict) else values):
        raise Invalid({"form": OTHERWISE}, "what no database can hold", code="bad_request")
    try:
        if not form:
            return model.model_validate(values)
        assert isinstance(values, Mapping)
        known = {name: _typed(field, name, values) for name, field in model.model_fields.items() if name in values}
        return model.model_validate(known, strict=False)
    except ValidationError as error:
        raise refused_input(error) from None


def _typed(field: FieldInfo, name: str, values: Mapping[str, Any]) -> object:
    """What a form says for a field: all of its values where it takes a list, else the one, trimmed."""
    if _is_list(field.annotation) and isinstance(values, MultiDict):
        return values.getlist(name)
    value = values[name]
    return value.strip() if isinstance(value, str) and VERBATIM not in field.metadata else value


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(_is_list(each) for each in get_args(annotation))


def refused_input(error: ValidationError) -> Invalid:
    """`error` as `Invalid`: a message id for each wrong field, and one line for logs."""
    fields: dict[str, str] = {}
    problems = error.errors()
    for problem in problems:
        name = str(problem["loc"][0])[:_LONGEST_NAME] if problem["loc"] else "form"
        own = problem["msg"] if problem["type"] == OWN_WORDS else OTHERWISE
        message = WORDS.get(problem["type"], own)
        fields.setdefault(name, message % problem.get("ctx", {}) if "%(" in message else message)
    where = ".".join(str(part) for part in problems[0]["loc"]) or "body"
    return Invalid(fields, f"{where[:_LONGEST_NAME]}: {problems[0]['msg']}", code="bad_request")
