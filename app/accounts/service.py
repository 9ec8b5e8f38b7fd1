"""What can be done with accounts: the one door for pages, the command line and the other features."""

from app.accounts.creation import NewUser, create_user, insert_user, on_user_created
from app.accounts.directory import count_by_status
from app.accounts.email_changes import (
    ask_for_email_change,
    check_email_link,
    confirm_email,
    is_confirmed,
    look_up_email_change,
    set_email,
    set_email_of,
)
from app.accounts.first_run import check_setup_code, create_admin, has_users, set_up_owner, setup_link
from app.accounts.invitations import Invitation, accept_invitation, invite_user, look_up_invitation
from app.accounts.management import LAST_OWNER, change_role_of_user, restore_user, sign_out_everywhere, suspend_user
from app.accounts.passwords import min_length
from app.accounts.people import Person, active_people, people_by_id, user_ids
from app.accounts.profile import (
    Preferences,
    change_password,
    shares_reading,
    timezones,
    update_preferences,
    update_profile,
)
from app.accounts.resets import Reset, ask_for_reset, look_up_reset, make_reset_link, reset_link_for, reset_password
from app.accounts.role_names import role_name
from app.accounts.roles import DEFAULT as DEFAULT_ROLE
from app.accounts.roles import OWNER, grantable_roles, list_roles
from app.accounts.sessions import Visit, create_session, end_session, ended, load_principal
from app.accounts.sign_in import Credentials, SignedIn, sign_in_with_password

__all__ = [
    "DEFAULT_ROLE",
    "LAST_OWNER",
    "OWNER",
    "Credentials",
    "Invitation",
    "NewUser",
    "Person",
    "Preferences",
    "Reset",
    "SignedIn",
    "Visit",
    "accept_invitation",
    "active_people",
    "ask_for_email_change",
    "ask_for_reset",
    "change_password",
    "change_role_of_user",
    "check_email_link",
    "check_setup_code",
    "confirm_email",
    "count_by_status",
    "create_admin",
    "create_session",
    "create_user",
    "end_session",
    "ended",
    "grantable_roles",
    "has_users",
    "insert_user",
    "invite_user",
    "is_confirmed",
    "list_roles",
    "load_principal",
    "look_up_email_change",
    "look_up_invitation",
    "look_up_reset",
    "make_reset_link",
    "min_length",
    "on_user_created",
    "people_by_id",
    "reset_link_for",
    "reset_password",
    "restore_user",
    "role_name",
    "set_email",
    "set_email_of",
    "set_up_owner",
    "setup_link",
    "shares_reading",
    "sign_in_with_password",
    "sign_out_everywhere",
    "suspend_user",
    "timezones",
    "update_preferences",
    "update_profile",
    "user_ids",
]
