"""People as others see them: the card behind every name, their pictures, and what they say they are doing."""

from quart import Quart

from app.accounts.users.erase import on_user_erased
from app.people import status_views, views  # the views of both are in one blueprint
from app.people.avatars import MAX_BYTES, forget_avatar
from app.people.look import install_looks
from app.realtime.hub import Hub
from app.web.uploads import allow_large_body

__all__ = ["install_people", "status_views"]


def install_people(app: Quart, hub: Hub) -> None:
    """Add the pages of people to `app`, and have changes told over `hub`. Install chat before, which has the files."""
    app.register_blueprint(views.blueprint)
    allow_large_body(app, views.AVATAR_PATH, MAX_BYTES)
    on_user_erased.connect(forget_avatar)
    install_looks(app, hub)
