"""Switchboard: `create_app` wires the house together, readable from top to bottom."""

from quart import Quart

from app import database, paths
from app.accounts import install_accounts
from app.settings import Settings
from app.web.csrf import protect
from app.web.errors import handle_errors
from app.web.headers import add_headers
from app.web.health import blueprint as health
from app.web.hosts import Front
from app.web.pages import choose_locale

# Forms and attachments of this product are small; anything larger is a mistake or an attack.
MAX_REQUEST_BYTES = 1024 * 1024


def create_app(settings: Settings) -> Quart:
    """The application for `settings`, ready for any ASGI server and for `test_client()`.

    The database it names must be migrated already; it is opened when the app starts and closed when it stops.
    """
    app = Quart(__name__, static_folder=str(paths.STATIC), template_folder=None)
    app.config.update(SETTINGS=settings, SECRET_KEY=settings.secret_key, MAX_CONTENT_LENGTH=MAX_REQUEST_BYTES)

    _open_database(app, settings)
    protect(app, settings.origin, settings.cookie_name)
    install_accounts(app, settings)
    choose_locale(app)
    handle_errors(app)
    add_headers(app, settings.origin)

    app.register_blueprint(health)

    app.asgi_app = Front(app.asgi_app, settings.allowed_hosts, settings.trusted_proxies)  # type: ignore[method-assign]
    return app


def _open_database(app: Quart, settings: Settings) -> None:
    @app.before_serving
    async def open_database() -> None:
        app.config["DATABASE"] = await database.open_database(settings.database_url)

    @app.after_serving
    async def close_database() -> None:
        await database.close(app.config["DATABASE"])
