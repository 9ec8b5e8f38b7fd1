"""What makes the site installable as an app: its manifest, and a service worker with one page for when there is no
server."""

from functools import cache

from quart import Blueprint, Response, jsonify

from app import paths
from app.web.access import bare
from app.web.areas import Area
from app.web.i18n import LOCALES, N_, current_locale, gettext, use_locale
from app.web.static_files import UNVERSIONED, page_version, static, stored
from app.web.templating import render

blueprint = Blueprint("installable", __name__)

# The colours of a page: --bg in css/tokens.css, and of the bar of an app before one is there.
BACKGROUND = {"light": "#f5f4fa", "dark": "#1a1729"}
_SIDES = (192, 512)
_SHORTCUTS = (("/chat", N_("Chat")), ("/notifications", N_("Notifications")))


@blueprint.get("/manifest.webmanifest")
@bare(Area.PUBLIC_FILE)
async def manifest() -> Response:
    """The manifest of the app, in the language of the browser or of its cookie."""
    icons = [
        {"src": static(f"icons/{name}-{side}.png"), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
        for name, purpose in (("icon", "any"), ("maskable", "maskable"))
        for side in _SIDES
    ]
    response = jsonify(
        {
            "name": "Switchboard",
            "short_name": "Switchboard",
            "id": "/",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "lang": current_locale(),
            "background_color": BACKGROUND["light"],
            "theme_color": BACKGROUND["light"],
            "icons": icons,
            "shortcuts": [
                {"name": gettext(name), "url": url, "icons": [{"src": icons[0]["src"], "sizes": "192x192"}]}
                for url, name in _SHORTCUTS
            ],
        }
    )
    response.content_type = "application/manifest+json"
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Accept-Language, Cookie"
    return response


@cache
def _worker(version: str) -> str:
    written = stored(paths.STATIC / "js" / "service_worker.js").content.decode()
    return written.replace("{version}", version)


@blueprint.get("/sw.js")
@bare(Area.PUBLIC_FILE)
async def service_worker() -> Response:
    """The service worker. It is another file with each release, so that browsers fetch the offline page anew."""
    headers = {"Cache-Control": UNVERSIONED}
    return Response(_worker(page_version()), content_type="text/javascript; charset=utf-8", headers=headers)


@blueprint.get("/offline")
@bare(Area.PUBLIC_FILE)
async def offline() -> Response:
    """The page that the service worker keeps for when no server answers. It has all languages, since it is kept for
    whoever is there by then; its script shows the one that was read last."""
    words = {}
    for locale in LOCALES:
        with use_locale(locale):
            words[locale] = {
                "title": gettext(N_("No connection to the server")),
                "text": gettext(N_("This page opens by itself as soon as the server answers again.")),
                "again": gettext(N_("Try now")),
            }
    html = render("offline.html", words=words, locale=current_locale())
    return Response(html, content_type="text/html; charset=utf-8", headers={"Cache-Control": UNVERSIONED})
