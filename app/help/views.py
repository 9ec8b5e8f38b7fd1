"""The routes of the help pages: contents with a search, and each page."""

from quart import Blueprint, Response, request

from app.help.catalog import find_page, readable_groups
from app.help.search import find
from app.web.access import current_principal, signed_in
from app.web.pages import page

blueprint = Blueprint("help", __name__)

QUERY_LENGTH = 100


@blueprint.get("/help")
@signed_in
async def contents() -> Response:
    """The pages that the reader may open; with `q`, the sections that contain all its words."""
    groups = readable_groups(current_principal())
    query = request.args.get("q", "")[:QUERY_LENGTH]
    hits = find(query, (each for group in groups for each in group.pages))
    return await page("help/contents.html", groups=groups, query=query, hits=hits)


@blueprint.get("/help/<key>")
@signed_in
async def show(key: str) -> Response:
    """One help page; 403 for pages about operation without `view_operations`."""
    reader = current_principal()
    found = find_page(reader, key)
    return await page("help/page.html", key=key, document=found.document, groups=readable_groups(reader))
