"""The dashboard, and the pages of administration."""

from quart import Quart

from app.accounts.roles import load_role_names
from app.accounts.users.erase import on_user_erased
from app.admin import (
    audit_log,
    dashboard,
    invitations,
    roles,
    sessions,
    user_email,
    user_import,
    user_reset_link,
    users,
)
from app.admin.actions.roles import subscribe_role_names
from app.admin.audit_tail import install_tail
from app.admin.lists.saved_views import delete_all_views
from app.admin.removals import install_removals
from app.realtime import Hub

__all__ = ["install_admin"]


def install_admin(app: Quart, hub: Hub) -> None:
    """Give `app` the dashboard and the pages of administration; `hub` knows who is online."""
    app.extensions[users.PRESENCE] = hub.presence
    app.register_blueprint(dashboard.blueprint)
    app.register_blueprint(user_import.blueprint)
    app.register_blueprint(user_reset_link.blueprint)
    app.register_blueprint(user_email.blueprint)
    app.register_blueprint(sessions.blueprint)
    app.register_blueprint(audit_log.blueprint)
    install_tail(app, hub)
    users.install_new_rows(app, hub)
    app.register_blueprint(invitations.blueprint)
    app.register_blueprint(roles.blueprint)
    app.before_serving(load_role_names)
    on_user_erased.connect(delete_all_views)
    install_removals()
    subscribe_role_names(hub)
