"""People as others see them: the card behind every name."""

from quart import Quart

from app.people import views

__all__ = ["install_people"]


def install_people(app: Quart) -> None:
    """Add the pages of people to `app`."""
    app.register_blueprint(views.blueprint)
