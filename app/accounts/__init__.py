"""Accounts: people, their roles, their sessions, and how they sign in."""

from collections.abc import AsyncGenerator
from datetime import timedelta
from typing import TYPE_CHECKING

from quart import Quart

from app.accounts import one_time_tokens, sessions
from app.accounts.context import EXTENSION, Accounts
from app.accounts.passwords import load_breached_passwords
from app.accounts.sessions.cookie import install_cookie, principal_from_request
from app.accounts.sign_in.password import measure_password_cost
from app.accounts.views import blueprints
from app.accounts.views.reauth import register_reauth_methods
from app.aio import Periodic
from app.mail import MailQueue
from app.rate_limits import Limiter
from app.settings import Settings
from app.web.access import guard

if TYPE_CHECKING:
    from app.accounts.oidc.provider import Provider

__all__ = ["install_accounts"]

# Expired sessions and links are refused in any case. This marks the sessions, for their list, and deletes old links.
SWEEP_INTERVAL = timedelta(minutes=10)


def _provider(settings: Settings) -> "Provider | None":
    if not settings.openid_offered:
        return None
    from app.accounts.oidc.provider import Provider  # with what it brings along it takes 4 MB of memory

    return Provider(settings)


def install_accounts(app: Quart, settings: Settings, limiter: Limiter, mail: MailQueue) -> Accounts:
    """Give `app` sessions, the access check of every page, and the pages for signing in. Open the database first."""
    app.extensions[EXTENSION] = made = Accounts(app, settings, limiter, mail, _provider(settings))
    install_cookie(app, settings)
    load_breached_passwords(settings.pwned_file)
    guard(app, principal_from_request, limiter)
    register_reauth_methods()
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    app.before_serving(measure_password_cost)
    _sweep_periodically(app)
    return made


def _sweep_periodically(app: Quart) -> None:
    sweeping = Periodic("sweep sessions and links", _sweep, SWEEP_INTERVAL.total_seconds())

    @app.while_serving
    async def serving() -> AsyncGenerator[None]:
        sweeping.start()
        yield
        await sweeping.stop()


async def _sweep() -> None:
    await sessions.sweep()
    await one_time_tokens.sweep()
