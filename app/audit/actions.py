"""All audit actions. The grammar of a name is `subject.what_happened`."""

from enum import StrEnum


class Action(StrEnum):
    """The kind of an entry. Names are never changed or removed: old entries have them."""

    SESSION_CREATED = "session.created"
    SESSION_ENDED = "session.ended"
    SESSION_REJECTED = "session.rejected"
    SESSION_REUSE = "session.reuse"
    SIGN_IN_FAILED = "sign_in.failed"
    SIGN_IN_THROTTLED = "sign_in.throttled"
    SUDO_GRANTED = "sudo.granted"
    SUDO_FAILED = "sudo.failed"
    SECOND_FACTOR_PASSED = "second_factor.passed"
    SECOND_FACTOR_FAILED = "second_factor.failed"
    FACTOR_ADDED = "factor.added"
    FACTOR_REMOVED = "factor.removed"
    RECOVERY_CODES_MADE = "recovery_codes.made"
    RECOVERY_CODE_USED = "recovery_code.used"
    PERMISSION_REFUSED = "permission.refused"
    REQUEST_FOREIGN = "request.foreign"
    COOKIE_DUPLICATE = "cookie.duplicate"

    USER_CREATED = "user.created"
    USER_ROLE_CHANGED = "user.role_changed"
    USER_SUSPENDED = "user.suspended"
    USER_RESTORED = "user.restored"
    USER_ERASED = "user.erased"
    USER_PROFILE_CHANGED = "user.profile_changed"
    USER_PASSWORD_CHANGED = "user.password_changed"  # noqa: S105 - a name
    USER_PASSWORD_REFUSED = "user.password_refused"  # noqa: S105 - a name
    IDENTITY_LINKED = "identity.linked"
    IDENTITY_REMOVED = "identity.removed"
    USER_PASSWORD_RESET = "user.password_reset"  # noqa: S105 - a name
    USER_EMAIL_CHANGED = "user.email_changed"
    EMAIL_CHANGE_REQUESTED = "user.email_change_requested"
    RESET_REQUESTED = "reset.requested"
    RESET_LINK_CREATED = "reset.link_created"
    INVITATION_CREATED = "invitation.created"
    INVITATION_ACCEPTED = "invitation.accepted"
    INVITATION_WITHDRAWN = "invitation.withdrawn"
    INVITATIONS_IMPORTED = "invitations.imported"
    SETUP_DONE = "setup.done"
    ROLE_CREATED = "role.created"
    ROLE_CHANGED = "role.changed"
    ROLE_REMOVED = "role.removed"
    NOTIFICATION_SENT = "notification.sent"
    MESSAGE_DELETED = "message.deleted"

    ROOM_CHANGED = "room.changed"
    ROOM_ARCHIVED = "room.archived"
    ROOM_RESTORED = "room.restored"
    ROOM_MEMBER_INVITED = "room.member_invited"
    ROOM_MEMBER_REMOVED = "room.member_removed"
    ROOM_ROLE_CHANGED = "room.role_changed"
    ROOM_MEMBER_MUTED = "room.member_muted"
    ROOM_MEMBER_UNMUTED = "room.member_unmuted"
    ROOM_MEMBER_BANNED = "room.member_banned"
    ROOM_BAN_LIFTED = "room.ban_lifted"

    SOCKET_CONNECTED = "socket.connected"
    SOCKET_REFUSED = "socket.refused"
    SOCKET_KICKED = "socket.kicked"
    TOKEN_REPLAY = "token.replay"  # noqa: S105 - a name

    IP_RULE_ADDED = "ip_rule.added"
    IP_RULE_REMOVED = "ip_rule.removed"
    ADDRESS_REFUSED = "address.refused"

    LIST_EXPORTED = "list.exported"
    AUDIT_EXPORTED = "audit.exported"
    AUDIT_PRUNED = "audit.pruned"
    AUDIT_BLANKED = "audit.blanked"
    AUDIT_KEY_REPLACED = "audit.key_replaced"
    AUDIT_DROPPED = "audit.dropped"


# What clients can cause without limit: repeats by the same caller are written once a minute, with a count.
DEDUPLICATED = frozenset(
    {
        Action.SESSION_REJECTED,
        Action.SIGN_IN_THROTTLED,
        Action.PERMISSION_REFUSED,
        Action.REQUEST_FOREIGN,
        Action.COOKIE_DUPLICATE,
        Action.SOCKET_CONNECTED,
        Action.SOCKET_REFUSED,
        Action.SOCKET_KICKED,
        Action.TOKEN_REPLAY,
        Action.ADDRESS_REFUSED,
    }
)

# Frequent actions, or of strangers: written within a second, and no response waits for it. Everything else
# is durable before the response.
DEFERRED = frozenset(
    {
        Action.SESSION_REJECTED,
        Action.SIGN_IN_THROTTLED,
        Action.REQUEST_FOREIGN,
        Action.COOKIE_DUPLICATE,
        Action.SOCKET_CONNECTED,
        Action.SOCKET_REFUSED,
        Action.SOCKET_KICKED,
        Action.ADDRESS_REFUSED,
        Action.AUDIT_DROPPED,
    }
)
