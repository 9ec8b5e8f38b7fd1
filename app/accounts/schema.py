"""What the actions on accounts take, as typed records."""

from typing import Annotated

from pydantic import Field

from app.accounts.forms import Email, Name
from app.accounts.users.profile import Preferences
from app.actions import VERBATIM, ClientId, Input
from app.ids import ID_LENGTH
from app.versions import SeenVersion

Id = Annotated[str, Field(min_length=1, max_length=ID_LENGTH)]
# Which roles there are is for the database to say.
RoleKey = Annotated[str, Field(max_length=ID_LENGTH)]
Locale = Annotated[str, Field(max_length=8)]
# How long a password may be is for its rules to say, and what is right for what checks it; these are sizes of parcels.
Secret = Annotated[str, VERBATIM, Field(max_length=4_096)]
Code = Annotated[str, Field(max_length=100)]
PasskeyAnswer = Annotated[str, Field(max_length=20_000)]
# What one form carries with room to spare.
MAX_FILE = 256 * 1024


class OfUser(Input):
    """Input of an action on a person: the id."""

    user: Id


class ChangeUserRole(OfUser):
    """Give a person another role."""

    role: RoleKey = ""
    version: SeenVersion = None


class SetUserEmail(OfUser):
    """Give a person another address."""

    email: Email
    version: SeenVersion = None


class OfSession(Input):
    """Input of an action on a session: the id."""

    session: Id


class OfInvitation(Input):
    """Input of an action on an invitation: the id."""

    invitation: Id


class InviteUser(Input):
    """Invite the person with an address to a role; `locale` is the language of the letter, the actor's if none. Under
    one `client_id` the same is done once, and has the same link."""

    email: Email
    role: Annotated[str, Field(min_length=1, max_length=ID_LENGTH)]
    locale: Locale | None = None
    client_id: ClientId = ""


class ImportUsers(Input):
    """Invite everyone whom a file names; those without a role in it get `role`. Under one `client_id` the same file is
    done once."""

    file: Annotated[str, VERBATIM, Field(max_length=MAX_FILE)] = ""
    role: RoleKey
    client_id: ClientId = ""


class SetPreferences(Input):
    """How things are shown to oneself; what is not given stays as it is."""

    locale: Locale | None = None
    theme: Annotated[str, Field(max_length=8)] | None = None
    timezone: Annotated[str, Field(max_length=64)] | None = None
    read_receipts: Annotated[str, Field(max_length=8)] | None = None

    def preferences(self) -> Preferences:
        """As the service takes them."""
        return Preferences(self.locale, self.theme, self.timezone, self.read_receipts)


class UpdateProfile(SetPreferences):
    """What people decide about themselves."""

    name: Name
    version: SeenVersion = None


class ChangePassword(Input):
    """Input of `changePassword`: the old password and the new one."""

    current_password: Annotated[Secret, Field(min_length=1)]
    new_password: Annotated[Secret, Field(min_length=1)]


class ChangeEmail(Input):
    """Ask for another address of one's own."""

    email: Email


class ConfirmEmail(Input):
    """What a link in a letter holds."""

    token: Annotated[str, Field(max_length=4_096)]


class GiveCode(Input):
    """A code of an authenticator app, or for recovery."""

    code: Code = ""


class AddPasskey(Input):
    """What a device answers that has made a passkey, and what its owner calls it."""

    credential: PasskeyAnswer = ""
    name: Name


class OfPasskey(Input):
    """Input of an action on a passkey: the id."""

    passkey: Id


class OfIdentity(Input):
    """Names an account at the provider."""

    identity: Id


class Prove(Input):
    """A proof of the kind `proof`, of which each kind has a field."""

    proof: Annotated[str, Field(max_length=32)] = ""
    password: Secret = ""
    code: Code = ""
    credential: PasskeyAnswer = ""


class ProveElsewhere(Input):
    """A proof by signing in at the provider; `next` is where one wants to be then."""

    next: Annotated[str, Field(max_length=4_096)] = ""
