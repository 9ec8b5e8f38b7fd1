"""The pages of a list, the same for every list: the list, a row, exports, actions, saved views."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from quart import Blueprint, Response, redirect, request
from quart.typing import ResponseReturnValue

from app.actions import Action
from app.admin.lists import export, saved_views
from app.admin.lists.actions import declare_actions
from app.admin.lists.bulk_jobs import LISTINGS
from app.admin.lists.bulk_views import BulkViews
from app.admin.lists.declaration import Column, Listing
from app.admin.lists.export_jobs import begin_export
from app.admin.lists.notice import parse_outcome
from app.admin.lists.pagination import iterate_rows, parse_key, read_page
from app.admin.lists.state import SIZES, State, load_choices, read_query, read_state
from app.errors import Invalid, NotFound
from app.jobs import wait_for_job
from app.web.access import current_principal, performs, requires
from app.web.forms import form_errors, submitted
from app.web.pages import fragment, page, wants_json
from app.web.presentation import path_of, safe_next


def build_blueprint(listing: Listing) -> Blueprint:
    """A blueprint with the pages of `listing`: list, row, export, actions, saved views. Each route requires the
    permission that the listing declares for it."""
    LISTINGS[listing.name] = listing
    pages = Blueprint(f"list_{listing.name}", __name__, url_prefix=listing.path)
    views, bulk = _Views(listing), BulkViews(listing)
    own = views.own
    routes: list[tuple[str, str, Any, Action[Any, Any] | None]] = [
        ("", "GET", views.index, None),
        ("/rows/<row_id>", "GET", views.row, None),
        *([("/rows/<row_id>/menu", "GET", views.menu, None)] if listing.fetch_menus else []),
        ("/export.<any(csv, json):form>", "GET", views.file, own.export),
        ("/export", "POST", views.begin_export, own.export),
        ("/views", "POST", views.keep, own.save_view),
        ("/views/<view_id>/forget", "POST", views.forget, own.forget_view),
        ("/columns", "POST", views.choose, own.choose_columns),
    ]
    for offered in listing.actions:
        routes += [
            (f"/do/{offered.key}", "POST", partial(bulk.do, offered), offered.action),
            (f"/<row_id>/{offered.key}", "POST", partial(bulk.do_one, offered), offered.action),
        ]
    for rule, method, view, action in routes:
        # A bound method carries no mark of its own.
        opened = (performs(action) if action else requires(listing.permission))(_plain(view))
        pages.add_url_rule(rule, f"{method}{rule}".replace(".", "-"), opened, methods=[method])
    return pages


def _plain(view: Any) -> Any:
    async def call(**arguments: str) -> Any:
        return await view(**arguments)

    return call


class _Views:
    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self.own = declare_actions(listing)

    # -- looking

    async def index(self) -> ResponseReturnValue:
        """The list with the search, filters and place in the address."""
        return await self._index()

    async def _index(self, status: int = 200, errors: Mapping[str, str] | None = None) -> Response:
        listing, actor = self._listing, current_principal()
        saved = await saved_views.load_saved(listing, actor)
        choices = await load_choices(listing, actor)
        state = read_state(listing, request.args, choices, saved.columns, saved.size)
        results = await read_page(listing, actor, state)
        return await page(
            "admin/lists/list.html",
            status,
            listing=listing,
            state=state,
            results=results,
            saved=saved,
            columns=self._shown(state),
            choices=choices,
            sizes=SIZES,
            context=await listing.context(actor, results.rows),
            result=parse_outcome(request.args.get("done", "")),
            current_url=f"{listing.path}?{urlencode(state.pairs())}",
            errors=errors or {},
        )

    async def row(self, row_id: str) -> ResponseReturnValue:
        """One row, rendered again for a page that shows the list; 404 if it is gone or hidden from the actor."""
        listing, actor = self._listing, current_principal()
        kept = await saved_views.load_saved(listing, actor)
        state = read_state(listing, request.args, {}, kept.columns, kept.size)
        return await self._row("_row", row_id, state=state, columns=self._shown(state))

    async def menu(self, row_id: str) -> ResponseReturnValue:
        """What can be done to one row; 404 if it is gone or hidden from the actor."""
        return await self._row("_menu", row_id)

    async def _row(self, template: str, row_id: str, **more: Any) -> Response:
        listing, actor = self._listing, current_principal()
        key = parse_key(listing, actor, row_id)
        row = await listing.rows(actor).get_or_none(pk=key) if key is not None else None
        if row is None:
            raise NotFound("no such row")
        shown_at = request.headers.get("HX-Current-URL", "")
        return fragment(
            f"admin/lists/{template}.html",
            listing=listing,
            row=row,
            context=await listing.context(actor, [row]),
            current_url=safe_next(path_of(shown_at) if shown_at else None, listing.path),
            **more,
        )

    def _shown(self, state: State) -> list[Column]:
        keys = state.columns or [column.key for column in self._listing.columns if column.chosen]
        return [column for column in self._listing.columns if column.key in keys]

    # -- a file

    async def file(self, form: str) -> ResponseReturnValue:
        """All matching rows as CSV or JSON, after re-authentication. The export is recorded in the audit log."""
        listing, actor = self._listing, current_principal()
        state = read_state(listing, request.args, await load_choices(listing, actor))
        await self.own.export(actor, {"form": form, "query": state.query()})
        rows = iterate_rows(listing, actor, state)
        return export.as_download(listing, form, rows)

    async def begin_export(self) -> ResponseReturnValue:
        """The same by a job, for people: the file, if it is made in no time, or the page on which it will be."""
        listing, actor = self._listing, current_principal()
        given = await request.form
        state = await read_query(listing, actor, given.get("query", ""))
        form = given.get("form", "")
        await self.own.export(actor, {"form": form, "query": state.query()})
        job_id = await begin_export(listing, actor, form, state)
        job = await wait_for_job(job_id)
        return redirect(f"/jobs/{job_id}/file" if job is not None and not job.left else f"/jobs/{job_id}", 303)

    # -- keeping

    async def keep(self) -> ResponseReturnValue:
        """Save the current state of the list under a name."""
        given = await request.form
        actor = current_principal()
        state = await read_query(self._listing, actor, given.get("query", ""))
        try:
            await self.own.save_view(actor, {"name": given.get("name", ""), "query": state.query()}, form=True)
        except Invalid as refusal:
            if wants_json():
                raise
            return await self._index(422, form_errors(refusal))
        return redirect(f"{self._listing.path}?{state.query()}", 303)

    async def forget(self, view_id: str) -> ResponseReturnValue:
        """Delete a saved view and go back to the list."""
        given = await request.form
        await self.own.forget_view(current_principal(), submitted(given, view=view_id), form=True)
        return redirect(safe_next(given.get("next"), self._listing.path), 303)

    async def choose(self) -> ResponseReturnValue:
        """Store which columns and how many rows to show."""
        given = await request.form
        size = given.get("size", SIZES[0], type=int)
        actor = current_principal()
        await self.own.choose_columns(actor, {"columns": given.getlist("columns"), "size": size})
        state = await read_query(self._listing, actor, given.get("query", ""))
        query = state.query(columns=(), size=size if size in SIZES else SIZES[0])
        return redirect(f"{self._listing.path}?{query}", 303)
