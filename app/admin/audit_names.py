"""The names of audit actions and outcomes."""

from app.audit import Action
from app.web.i18n import N_, gettext

ACTIONS = {
    Action.SESSION_CREATED: N_("Signed in"),
    Action.SESSION_ENDED: N_("Session ended"),
    Action.SESSION_REJECTED: N_("Session no longer valid"),
    Action.SESSION_REUSE: N_("Possible session theft"),
    Action.SIGN_IN_FAILED: N_("Sign-in failed"),
    Action.SIGN_IN_THROTTLED: N_("Too many sign-in attempts"),
    Action.SUDO_GRANTED: N_("Identity confirmed"),
    Action.SUDO_FAILED: N_("Identity not confirmed"),
    Action.SECOND_FACTOR_PASSED: N_("Second factor confirmed"),
    Action.SECOND_FACTOR_FAILED: N_("Wrong second factor"),
    Action.FACTOR_ADDED: N_("Second factor added"),
    Action.FACTOR_REMOVED: N_("Second factor removed"),
    Action.RECOVERY_CODES_MADE: N_("Recovery codes created"),
    Action.RECOVERY_CODE_USED: N_("Recovery code used"),
    Action.PERMISSION_REFUSED: N_("Permission denied"),
    Action.REQUEST_FOREIGN: N_("Request from another site"),
    Action.COOKIE_DUPLICATE: N_("Cookie sent twice"),
    Action.USER_CREATED: N_("User created"),
    Action.USER_ROLE_CHANGED: N_("Role assigned"),
    Action.USER_SUSPENDED: N_("Account suspended"),
    Action.USER_RESTORED: N_("Account restored"),
    Action.USER_ERASED: N_("Account erased"),
    Action.USER_PROFILE_CHANGED: N_("Profile changed"),
    Action.USER_PASSWORD_CHANGED: N_("Password changed"),
    Action.USER_PASSWORD_REFUSED: N_("Wrong current password"),
    Action.USER_PASSWORD_RESET: N_("Password reset with a link"),
    Action.USER_EMAIL_CHANGED: N_("Email address changed"),
    Action.EMAIL_CHANGE_REQUESTED: N_("Email change requested"),
    Action.RESET_REQUESTED: N_("Password reset requested"),
    Action.RESET_LINK_CREATED: N_("Password reset link created"),
    Action.IDENTITY_LINKED: N_("External account connected"),
    Action.IDENTITY_REMOVED: N_("External account disconnected"),
    Action.INVITATION_CREATED: N_("Invitation created"),
    Action.INVITATION_ACCEPTED: N_("Invitation accepted"),
    Action.INVITATION_WITHDRAWN: N_("Invitation withdrawn"),
    Action.INVITATIONS_IMPORTED: N_("Invitations imported from a file"),
    Action.SETUP_DONE: N_("Initial setup"),
    Action.ROLE_CREATED: N_("Role created"),
    Action.ROLE_CHANGED: N_("Role changed"),
    Action.ROLE_REMOVED: N_("Role removed"),
    Action.NOTIFICATION_SENT: N_("Notification sent"),
    Action.MESSAGE_DELETED: N_("Message deleted by a moderator"),
    Action.ROOM_CHANGED: N_("Room details changed"),
    Action.ROOM_ARCHIVED: N_("Room archived"),
    Action.ROOM_RESTORED: N_("Room restored"),
    Action.ROOM_MEMBER_INVITED: N_("Added to a room"),
    Action.ROOM_MEMBER_REMOVED: N_("Removed from a room"),
    Action.ROOM_ROLE_CHANGED: N_("Role in a room changed"),
    Action.ROOM_MEMBER_MUTED: N_("Muted in a room"),
    Action.ROOM_MEMBER_UNMUTED: N_("Unmuted in a room"),
    Action.ROOM_MEMBER_BANNED: N_("Banned from a room"),
    Action.ROOM_BAN_LIFTED: N_("Unbanned from a room"),
    Action.SOCKET_CONNECTED: N_("Connected"),
    Action.SOCKET_REFUSED: N_("Connection refused"),
    Action.SOCKET_KICKED: N_("Connection closed"),
    Action.TOKEN_REPLAY: N_("Token used twice"),
    Action.IP_RULE_ADDED: N_("Allowed network added"),
    Action.IP_RULE_REMOVED: N_("Allowed network removed"),
    Action.ADDRESS_REFUSED: N_("IP address refused"),
    Action.LIST_EXPORTED: N_("List downloaded"),
    Action.AUDIT_EXPORTED: N_("Log exported"),
    Action.AUDIT_PRUNED: N_("Old entries removed"),
    Action.AUDIT_BLANKED: N_("Personal data removed"),
    Action.AUDIT_KEY_REPLACED: N_("Signing key replaced"),
    Action.AUDIT_DROPPED: N_("Entries lost"),
}

OUTCOMES = {"ok": N_("Done"), "refused": N_("Refused"), "failed": N_("Failed")}


def action_name(action: str) -> str:
    """`action` in the reader's language; the key itself if only another version knows it."""
    return gettext(ACTIONS[Action(action)]) if action in ACTIONS else action


def outcome_name(outcome: str) -> str:
    """`outcome` (`ok`, `refused` or `failed`) in the reader's language."""
    return gettext(OUTCOMES.get(outcome, outcome))
