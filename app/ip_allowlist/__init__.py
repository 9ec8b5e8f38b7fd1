"""The IP allow-list: the networks that may use each area of the product."""

from collections.abc import AsyncGenerator

from quart import Quart

from app.ip_allowlist import views
from app.ip_allowlist.actions import ENFORCEMENT
from app.ip_allowlist.middleware import AllowListMiddleware, Enforcement
from app.realtime import Hub
from app.web.asgi import wrap

# Installing the allow-list in the application.


def install_addresses(app: Quart, hub: Hub) -> None:
    """Enforce the allow-list for `app` and the connections of `hub`, and add the page to edit it."""
    enforcement = Enforcement(hub)
    app.extensions[ENFORCEMENT] = enforcement
    app.register_blueprint(views.blueprint)

    @app.while_serving
    async def lifespan() -> AsyncGenerator[None]:
        await enforcement.start()
        yield
        await enforcement.stop()

    wrap(app, lambda inner: AllowListMiddleware(inner, app, enforcement))
