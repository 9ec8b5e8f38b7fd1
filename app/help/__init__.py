"""The help pages: Markdown files beside this module, readable where the code is hosted, and served at `/help` in the
version that runs."""

from quart import Quart

from app.help import views

__all__ = ["install_help"]


def install_help(app: Quart) -> None:
    """Add the routes of the help pages to `app`."""
    app.register_blueprint(views.blueprint)
