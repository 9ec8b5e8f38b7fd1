"""The error messages of chat, by code."""

from app.web.error_words import register_error_messages
from app.web.i18n import N_

register_error_messages(
    {
        "empty": N_("Write something first."),
        "too_long": N_("%(over)s too many. The limit is %(limit)s characters."),
        "unknown_command": N_("No such command. Type /help for a list."),
        "unknown_reply": N_("The message you are replying to no longer exists."),
        "archived": N_("This room is archived. You can read it but not write."),
        "muted": N_("You can’t write here at the moment."),
        "unknown_emoji": N_("No such emoji."),
        "too_many_reactions": N_("You can’t add any more."),
        "too_many_pins": N_("You can’t add any more."),
        "unknown_file": N_("A file is no longer available. Choose it again."),
        "too_many_files": N_("Too many files for one message."),
        "type_not_allowed": N_("Files of this type can’t be sent here."),
        "empty_file": N_("The file is empty."),
        "broken_picture": N_("The image is damaged."),
        "last_owner": N_("You are the only owner. Make someone else an owner first."),
        "banned": N_("Someone you selected is banned from this room."),
        "moderator": N_("You can’t mute or ban a chat moderator."),
        "oneself": N_("You can’t do this to yourself."),
        "too_many_people": N_("That’s too many at once."),
    }
)
