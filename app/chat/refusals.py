"""What chat refuses, by code."""

from app.web.error_words import register
from app.web.i18n import N_

register(
    {
        "empty": N_("Write something first."),
        "too_long": N_("This is too long for one message."),
        "unknown_command": N_("There is no such command. /help lists them."),
        "unknown_reply": N_("What you reply to is not here any more."),
        "archived": N_("This room is archived. It can be read, and nobody writes in it."),
        "muted": N_("You may not write here for now."),
        "unknown_emoji": N_("There is no such emoji."),
        "too_many_reactions": N_("There are too many already."),
        "too_many_pins": N_("There are too many already."),
        "unknown_file": N_("A file is not there any more. Choose it again."),
        "too_many_files": N_("These are too many files for one message."),
        "too_large": N_("A file is too large, or there are too many."),
        "type_not_allowed": N_("Files of this kind cannot be sent here."),
        "empty_file": N_("The file is empty."),
        "broken_picture": N_("The picture is broken."),
        "last_owner": N_("You are the only owner. Make somebody else an owner first."),
        "banned": N_("Somebody among them is banned from this room."),
        "moderator": N_("Who moderates the chat cannot be muted or banned."),
        "oneself": N_("You cannot do this to yourself."),
        "too_many_people": N_("These are too many at once."),
    }
)
