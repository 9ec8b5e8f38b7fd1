"""Erasing somebody for good."""

import html
import re

import pytest
from tortoise import Model, Tortoise
from tortoise.fields import (
    BinaryField,
    BooleanField,
    CharField,
    DatetimeField,
    Field,
    JSONField,
    TextField,
)
from tortoise.fields.data import CharEnumFieldInstance
from tortoise.fields.relational import BackwardFKRelation, ForeignKeyFieldInstance

from app.accounts.models import Identity, OneTimeToken, Passkey, RecoveryCode, Session, TotpFactor, User, UserStatus
from app.accounts.sessions.lifetimes import SUDO
from app.admin.models import ListChoice, SavedView
from app.chat.messages.send import send_message
from app.chat.models import Membership, Message
from app.chat.rooms.direct import open_direct
from app.chat.rooms.sidebar import load_rooms
from app.clock import clock
from app.ids import new_id
from app.notifications.models import InboxItem, Subscription
from tests.support.app_client import AppClient
from tests.support.audit_log import audit_entry
from tests.support.mfa import enroll_totp
from tests.support.principals import principal_of
from tests.support.users import PASSWORD

ERASE = "/users/do/erase"


@pytest.fixture
def come_in(another, make_user):
    async def come_in(role: str, **known: str) -> tuple[User, AppClient]:
        user, browser = await make_user(role, **known), another()
        assert (await browser.sign_in(user.email, PASSWORD)).status_code == 303
        return user, browser

    return come_in


async def page_of(answer) -> str:
    return html.unescape(await answer.get_data(as_text=True))


async def erase(browser: AppClient, user: User, typed: str):
    return await browser.post(ERASE, {"ids": user.id, "next": "/users", "confirmed": "yes", "typed": typed})


async def test_erasing_a_user_deletes_everything_but_their_messages(client, come_in, another) -> None:
    (ada, admin), (boris, his) = (
        await come_in("admin"),
        await come_in("member", name="Boris", email="boris@example.org"),
    )
    acting = await principal_of(boris)
    room = (await load_rooms(acting))[0]
    await send_message(acting, room.id, "Something that others answered", "c1")
    direct = await open_direct(await principal_of(ada), boris.id)
    assert await Membership.filter(user_id=boris.id).count() > 1
    await his.post("/users/columns", {"columns": "name", "size": "50"})
    await enroll_totp(his)
    assert await his.is_signed_in()

    asked = await page_of(await admin.post(ERASE, {"ids": boris.id, "next": "/users"}))
    assert "Type boris@example.org to confirm" in asked
    for typed in ("", "1", "boris", "anna@example.org"):
        assert (await erase(admin, boris, typed)).status_code == 422
        assert (await admin.post(f"/users/{boris.id}/erase", {"typed": typed})).status_code == 422
    assert (await User.get(id=boris.id)).status is UserStatus.ACTIVE
    assert (await erase(admin, boris, " Boris@Example.org ")).location == "/users?done=erase.1.0."

    assert not await his.is_signed_in()
    assert (await another().sign_in("boris@example.org", PASSWORD)).status_code == 401
    row = await User.get(id=boris.id)
    assert (row.status, row.password_hash, row.role_id) == (UserStatus.ERASED, None, "guest")
    for kept in (Session, Identity, TotpFactor, Passkey, InboxItem, Subscription, SavedView, ListChoice, RecoveryCode):
        assert await kept.filter(user_id=boris.id).count() == 0, kept
    assert [row.room_id for row in await Membership.filter(user_id=boris.id)] == [direct.id]
    assert await Message.filter(author_id=boris.id, body="Something that others answered").exists()
    for path in ("/users", f"/users/{boris.id}", f"/chat/{room.id}", f"/chat/{direct.id}"):
        page = await page_of(await admin.get(path))
        assert re.search(r"Former member \w{4}", page), path
        assert "boris" not in page.lower(), path
    assert (await audit_entry("user.erased")).target == f"user:{boris.id}"


async def test_an_erased_account_stays_so_and_its_address_is_free(client, come_in, make_user) -> None:
    (_, admin), boris = await come_in("admin"), await make_user(email="boris@example.org")
    await erase(admin, boris, boris.email)
    for action in ("suspend", "restore", "role", "sign-out", "remove-factors"):
        answer = await admin.post(f"/users/{boris.id}/{action}", {"role": "admin"})
        assert answer.location == f"/users?done={action}.0.1.erased"
    assert "/users/do/" not in (await page_of(await admin.get(f"/users/{boris.id}")))
    assert (await admin.post("/users/invite", {"email": "boris@example.org", "role": "member"})).status_code == 200
    assert await OneTimeToken.filter(used_at=None).count() == 1
    assert (await User.get(id=boris.id)).role_id == "guest"


async def test_it_takes_a_proof_and_nobody_erases_those_who_may_more_nor_themselves(client, come_in) -> None:
    (ada, admin), (olga, owner), (_, member) = await come_in("admin"), await come_in("owner"), await come_in("member")
    assert (await erase(member, ada, ada.email)).status_code == 403
    assert (await erase(admin, olga, olga.email)).location == "/users?done=erase.0.1.forbidden"
    assert (await erase(owner, olga, olga.email)).location == "/users?done=erase.0.1.own_account"
    both = {"ids": [ada.id, olga.id], "confirmed": "yes", "typed": "2"}
    assert (await owner.post(ERASE, both)).status_code == 404, "one after the other"
    clock.move(SUDO)
    assert (await erase(owner, ada, ada.email)).location.startswith("/sudo")
    assert await User.filter(status=UserStatus.ERASED).count() == 0


# What stays, and why: it is what somebody did among others, and says who only by a name that tells nothing.
KEPT = {
    "message": "what they wrote",
    "membership": "the direct rooms of others would lose one of two",
    "mention": "a part of what others wrote",
    "reaction": "a part of what others see",
    "audit_entry": "the log is redacted apart",
    "namespace_token": "good for a minute, and only with a session",
    "attachment": "what they sent",
}


def people_columns(model: type[Model]) -> list[str]:
    """The columns of `model` that hold ids of people whose rows these are."""
    foreign = [
        f"{name}_id"
        for name in model._meta.fk_fields
        if model._meta.fields_map[name].model_name == "models.User"  # type: ignore[attr-defined]
    ]
    return sorted({*foreign, *({"user_id"} & set(model._meta.db_fields))})


async def give_row(model: type[Model], column: str, user_id: str) -> None:
    """A row in `model` of the person, with any values that the table takes."""
    values: dict[str, object] = {column: user_id}
    for name, field in model._meta.fields_map.items():
        if name in values or f"{name}_id" == column or isinstance(field, BackwardFKRelation):
            continue
        if isinstance(field, ForeignKeyFieldInstance):
            values[f"{name}_id"] = await any_row(field.related_model, user_id)
        elif (name.endswith("_id") and name[:-3] in model._meta.fk_fields) or (field.pk and field.generated):
            continue
        elif field.pk or not (field.null or field.default is not None):
            values[name] = any_value(field)
    await model.create(**values)


async def any_row(model: type[Model], user_id: str) -> object:
    if model is User:
        return user_id
    if not await model.exists():
        columns = people_columns(model)
        await give_row(model, columns[0] if columns else "", user_id)
    return (await model.all().first()).pk


def any_value(field: Field) -> object:
    if isinstance(field, CharEnumFieldInstance):
        return next(iter(field.enum_type))
    if isinstance(field, CharField):
        return new_id()[: field.max_length]
    kinds = {TextField: "x", JSONField: {}, DatetimeField: clock.now(), BinaryField: b"x", BooleanField: True}
    return next((value for kind, value in kinds.items() if isinstance(field, kind)), 1)


async def test_nothing_of_somebody_is_left_in_any_table(client, come_in) -> None:
    (ada, admin), (boris, _) = await come_in("admin"), await come_in("member", name="Boris", email="boris@a.example")
    direct = await open_direct(await principal_of(ada), boris.id)
    models = {each._meta.db_table: each for each in Tortoise.apps["models"].values() if each is not User}
    tables = {table: columns for table, model in models.items() if (columns := people_columns(model))}
    assert {"session", "identity", "passkey", "totp_factor", "recovery_code", "room_ban", "job"} <= set(tables)
    for table, columns in tables.items():
        for column in columns:
            if not await models[table].filter(**{column: boris.id}).exists():
                await give_row(models[table], column, boris.id)
            assert await models[table].filter(**{column: boris.id}).exists(), table
    assert (await erase(admin, boris, boris.email)).location == "/users?done=erase.1.0."
    left = {
        table
        for table, columns in tables.items()
        for column in columns
        if await models[table].filter(**{column: boris.id}).exists()
    }
    assert left <= set(KEPT), left - set(KEPT)
    assert [row.room_id for row in await Membership.filter(user_id=boris.id)] == [direct.id]
    assert not await models["attachment"].filter(uploader_id=boris.id, message_id=None).exists()
