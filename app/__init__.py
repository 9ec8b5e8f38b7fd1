"""Switchboard, a self-hosted admin console with live chat. `create_app` puts the features together."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quart import Quart

    from app.rate_limits import RedisCounters
    from app.settings import Settings

# Forms are small; anything larger is a mistake or an attack. File uploads have limits of their own.
MAX_REQUEST_BYTES = 1024 * 1024


def create_app(settings: "Settings") -> "Quart":
    """The application for `settings`, ready for any ASGI server and for `test_client()`.

    The database must be migrated already; it is opened when the app starts and closed when it stops.
    """
    # Imported here, so that importing one module (a migration, the command line) does not import all features.
    from quart import Quart

    from app.accounts import install_accounts
    from app.admin import install_admin
    from app.audit import install_audit, note_duplicate_cookie, record_refused_request
    from app.chat import install_chat
    from app.database import install_database
    from app.help import install_help
    from app.ip_allowlist import install_addresses
    from app.jobs import install_jobs
    from app.mail import install_mail
    from app.notifications import install_notifications
    from app.outbox import install_outbox
    from app.people import install_people
    from app.rate_limits import Limiter
    from app.realtime import install_realtime, open_bus
    from app.web.asgi import wrap
    from app.web.compression import compress_pages
    from app.web.csrf import protect
    from app.web.duplicate_cookies import DuplicateCookies
    from app.web.errors import install_error_handlers
    from app.web.installable import blueprint as installable
    from app.web.metrics import blueprint as metrics
    from app.web.normal_paths import NormalPathsMiddleware
    from app.web.pages import choose_locale
    from app.web.plain_input import limit_path_segments
    from app.web.probes import blueprint as health
    from app.web.probes import report_component
    from app.web.proxy import TrustedProxyMiddleware
    from app.web.security_headers import SecurityHeadersMiddleware
    from app.web.static_files import install_static_files
    from app.web.uploads import limit_body_sizes

    app = Quart(__name__, static_folder=None, template_folder=None)
    app.config.update(SETTINGS=settings, SECRET_KEY=settings.secret_key, MAX_CONTENT_LENGTH=MAX_REQUEST_BYTES)
    app.url_map.merge_slashes = False  # `//login` is not another spelling of `/login`
    limit_body_sizes(app)
    limiter = Limiter(_shared_counters(settings), enabled=settings.rate_limits)

    close_database = install_database(app, settings.database_url)
    install_audit(app, settings)
    outbox = install_outbox(app)
    mail = install_mail(outbox, settings)
    choose_locale(app)
    limit_path_segments(app)
    protect(app, settings.origin)
    accounts = install_accounts(app, settings, limiter, mail)
    hub = install_realtime(
        app,
        limiter,
        identify=accounts.principal_from_scope,
        load_principals=accounts.load_principals,
        origin=settings.origin,
        transports=settings.transports,
        serializer=settings.serializer,
        served_elsewhere=settings.namespaces_elsewhere,
        bus=open_bus(settings.redis_url, settings.secret_key, settings.origin),
    )
    accounts.on_sessions_revoked(hub.revoke)
    install_addresses(app, hub)
    install_jobs(app, outbox)
    install_notifications(app, hub, outbox)
    install_chat(app, hub, outbox, settings)
    install_people(app, hub)
    install_admin(app, hub)
    install_help(app)
    install_static_files(app, settings.data_dir)
    app.register_blueprint(health)
    app.register_blueprint(metrics)
    app.register_blueprint(installable)
    if settings.redis_url is not None:  # so that whoever wonders why a node has no files sees it
        report_component(app, "files", lambda: "local" if settings.s3_url is None else "bucket")
    install_error_handlers(app, record_refused_request)
    compress_pages(app)
    app.after_serving(limiter.close)
    app.after_serving(close_database)  # last: what ends before may still have something to write

    cookies = settings.cookie_prefix, settings.secure_cookies
    wrap(app, lambda inner: DuplicateCookies(inner, *cookies, note_duplicate_cookie))
    wrap(app, NormalPathsMiddleware)
    wrap(app, lambda inner: TrustedProxyMiddleware(inner, settings.allowed_hosts, settings.trusted_proxies))
    wrap(app, lambda inner: SecurityHeadersMiddleware(inner, settings.origin, hsts_subdomains=settings.hsts_subdomains))
    return app


def _shared_counters(settings: "Settings") -> "RedisCounters | None":
    if not settings.redis_url:
        return None
    from app.rate_limits import RedisCounters

    return RedisCounters(settings.redis_url, f"switchboard:{settings.deployment}")
