"""The forms on the pages of accounts, as Pydantic models."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from app.accounts.sign_in.password import Credentials
from app.actions import OWN_WORDS
from app.lookalikes import has_unseen, skeleton
from app.text import EMAIL_LENGTH, email_key, is_plain
from app.web.forms import Form
from app.web.i18n import N_

NOT_AN_EMAIL = N_("Enter an email address.")
NOT_PLAIN = N_("Use only letters, digits and common punctuation.")

NAME_LENGTH = 80
# Only what every address has: whether it exists shows when someone uses the link, and networks without a dot exist.
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def _email(text: str) -> str:
    if not _EMAIL.fullmatch(text) or not is_plain(text) or has_unseen(text) or len(email_key(text)) > EMAIL_LENGTH:
        raise PydanticCustomError(OWN_WORDS, NOT_AN_EMAIL)
    return text


def _plain(text: str) -> str:
    if not is_plain(text) or has_unseen(text) or not skeleton(text):
        raise PydanticCustomError(OWN_WORDS, NOT_PLAIN)
    return text


Email = Annotated[str, Field(min_length=1, max_length=EMAIL_LENGTH), AfterValidator(_email)]
Name = Annotated[str, Field(min_length=1, max_length=NAME_LENGTH), AfterValidator(_plain)]
# Spaces at the ends belong to a password; how long it may be is the password rules' to say.
Password = Annotated[str, StringConstraints(strip_whitespace=False, min_length=1)]
Checkbox = Annotated[bool, BeforeValidator(bool)]


class SignInForm(Form):
    """Address and password. There are no other rules here, so that every wrong combination gets the same message."""

    email: str = Field(min_length=1, max_length=EMAIL_LENGTH)
    password: Password
    remember: Checkbox = False
    next: str = ""

    def credentials(self, device: str | None) -> Credentials:
        """The form as `Credentials`; `device` is the id of a browser that the person has used before, or None."""
        return Credentials(self.email, self.password, self.remember, device)


class EmailForm(Form):
    """An email address: of the account whose password was forgotten, or a new one."""

    email: Email


class ResetForm(Form):
    """A new password, from the page behind a reset link. `passwords.check_strength` judges it."""

    password: Password


class SetUpForm(Form):
    """Name, address and password of the first person, who becomes an owner."""

    name: Name
    email: Email
    password: Password


class AcceptForm(Form):
    """An invited person; email and role are those of the invitation."""

    name: Name
    password: Password
