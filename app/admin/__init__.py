"""The pages for those who look after the others, and the first page that everyone sees."""

from quart import Quart

from app.accounts.roles import load_role_names
from app.accounts.users.erase import on_user_erased
from app.admin import dashboard, emails, importing, invitations, log, reset_links, roles, sessions, users
from app.admin.lists.saved_views import forget_all
from app.admin.log_tail import install_tail
from app.realtime import Hub

__all__ = ["install_admin"]


def install_admin(app: Quart, hub: Hub) -> None:
    """Give `app` the dashboard and the pages of administration; `hub` knows who is online."""
    app.extensions[users.PRESENCE] = hub.presence
    app.register_blueprint(dashboard.blueprint)
    app.register_blueprint(importing.blueprint)
    app.register_blueprint(reset_links.blueprint)
    app.register_blueprint(emails.blueprint)
    app.register_blueprint(sessions.blueprint)
    app.register_blueprint(log.blueprint)
    install_tail(app, hub)
    app.register_blueprint(invitations.blueprint)
    app.register_blueprint(roles.blueprint)
    app.before_serving(load_role_names)
    if forget_all not in on_user_erased:
        on_user_erased.append(forget_all)
    roles.learn_names(hub)
