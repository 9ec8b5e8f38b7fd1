"""starlette-admin on the tables of this product, with the same ORM. `python -m starlette_site` prints
the cookie of an administrator who is signed in; uvicorn serves `app`. DATABASE and SECRET are in the environment."""

import base64
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import ClassVar

import itsdangerous
from sizes import LIST, MESSAGES
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette_admin.auth import AdminUser, AuthProvider
from starlette_admin.contrib.tortoise import Admin, ModelView
from tortoise import Tortoise, fields, models

_SECRET = os.environ["SECRET"]
_USER = "user_id"


class Person(models.Model):
    """A person with an account."""

    id = fields.CharField(max_length=36, primary_key=True)
    email = fields.CharField(max_length=254)
    name = fields.CharField(max_length=80)
    name_key = fields.CharField(max_length=240)
    role_id = fields.CharField(max_length=32)
    status = fields.CharField(max_length=9)
    last_seen_at = fields.DatetimeField(null=True)

    class Meta:
        table = "user"

    async def __admin_repr__(self, request: Request) -> str:
        return self.name


class AuditEntry(models.Model):
    """An entry of the audit log."""

    seq = fields.BigIntField(primary_key=True)
    at = fields.DatetimeField()
    actor = fields.ForeignKeyField("models.Person", related_name=False, null=True, db_constraint=False)
    action = fields.CharField(max_length=40)
    target = fields.CharField(max_length=128)
    outcome = fields.CharField(max_length=16)
    address = fields.CharField(max_length=45)

    class Meta:
        table = "audit_entry"


class Message(models.Model):
    """A message in a room."""

    id = fields.CharField(max_length=36, primary_key=True)
    room_id = fields.CharField(max_length=36)
    seq = fields.BigIntField()
    author = fields.ForeignKeyField("models.Person", related_name=False)
    body = fields.TextField()
    created_at = fields.DatetimeField()

    class Meta:
        table = "message"


class PersonView(ModelView):
    """The list of users."""

    fields: ClassVar = ["name", "email", "role_id", "status", "last_seen_at"]
    sortable_fields: ClassVar = ["name", "email", "role_id", "status"]
    fields_default_sort: ClassVar = ["name_key"]
    searchable_fields: ClassVar = ["name", "email"]
    page_size = LIST


class AuditEntryView(ModelView):
    """The audit log."""

    fields: ClassVar = ["at", "actor", "action", "target", "outcome", "address"]
    fields_default_sort: ClassVar = [("at", True)]
    searchable_fields: ClassVar = ["address", "action", "outcome"]
    page_size = LIST


class MessageView(ModelView):
    """What was said, of one room when the filter says so."""

    fields: ClassVar = ["room_id", "author", "body", "created_at"]
    fields_default_sort: ClassVar = [("seq", True)]
    searchable_fields: ClassVar = ["body", "room_id"]
    page_size = MESSAGES


class Signed(AuthProvider):
    """Knows who is signed in by the session, and looks whether they are still there."""

    async def authenticate(self, request: Request) -> AdminUser | None:
        person = await Person.get_or_none(id=request.session.get(_USER))
        return AdminUser(person.name) if person is not None and person.status == "active" else None


def _database() -> dict[str, object]:
    return {"db_url": f"sqlite://{os.environ['DATABASE']}", "modules": {"models": [__name__]}}


@asynccontextmanager
async def _life(_app: Starlette) -> AsyncIterator[None]:
    await Tortoise.init(**_database())
    yield
    await Tortoise.close_connections()


async def _health(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


def create_app() -> Starlette:
    """The application, with the admin below /admin/."""
    Tortoise.init_models([__name__], "models")
    made = Starlette(routes=[Route("/health", _health)], lifespan=_life)
    sessions = Middleware(SessionMiddleware, secret_key=_SECRET)
    admin = Admin(auth_provider=Signed(), middlewares=[sessions], secret_key=_SECRET)
    admin.add_view(PersonView(Person, key="person", menu_label="Users"))
    admin.add_view(AuditEntryView(AuditEntry, key="audit", menu_label="Audit log"))
    admin.add_view(MessageView(Message, key="messages", menu_label="Messages"))
    admin.mount_to(made)
    return made


def cookie(person: str) -> str:
    """The session in which `person` is signed in, as the middleware writes it."""
    data = base64.b64encode(json.dumps({_USER: person}).encode())
    return f"session={itsdangerous.TimestampSigner(_SECRET).sign(data).decode()}"


if __name__ == "__main__":
    sys.stdout.write(cookie(sys.argv[1]))
