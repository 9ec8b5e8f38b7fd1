"""The pages of a list, the same for every list: the list, a row, exports, actions, saved views."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode

from quart import Blueprint, Response, current_app, redirect, request
from quart.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.actions import Action, validated
from app.admin.lists import bulk_actions, export, saved_views
from app.admin.lists.actions import QUERY_LENGTH, declare_actions
from app.admin.lists.bulk_jobs import LISTINGS, begin_bulk_action, summary_of
from app.admin.lists.declaration import Choice, Column, Listing, RowAction
from app.admin.lists.export_jobs import begin_export
from app.admin.lists.live import notify_rows_changed
from app.admin.lists.notice import parse_outcome, summarise, with_notice
from app.admin.lists.pagination import iterate_rows, parse_key, read_page
from app.admin.lists.state import SIZES, State, read_state
from app.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from app.jobs import wait_for_job
from app.principal import Principal
from app.text import normalise, whole_number
from app.versions import FIELD as VERSION
from app.web.access import current_principal, performs, requires
from app.web.forms import form_errors, refused_form, submitted
from app.web.i18n import gettext
from app.web.pages import fragment, page, wants_json
from app.web.presentation import safe_next


def build_blueprint(listing: Listing) -> Blueprint:
    """A blueprint with the pages of `listing`: list, row, export, actions, saved views. Each route requires the
    permission that the listing declares for it."""
    LISTINGS[listing.name] = listing
    pages = Blueprint(f"list_{listing.name}", __name__, url_prefix=listing.path)
    views = _Views(listing)
    own = views.own
    routes: list[tuple[str, str, Any, Action[Any, Any] | None]] = [
        ("", "GET", views.index, None),
        ("/rows/<row_id>", "GET", views.row, None),
        ("/export.<any(csv, json):form>", "GET", views.file, own.export),
        ("/export", "POST", views.begin_export, own.export),
        ("/views", "POST", views.keep, own.save_view),
        ("/views/<view_id>/forget", "POST", views.forget, own.forget_view),
        ("/columns", "POST", views.choose, own.choose_columns),
    ]
    for offered in listing.actions:
        routes += [
            (f"/do/{offered.key}", "POST", partial(views.do, offered), offered.action),
            (f"/<row_id>/{offered.key}", "POST", partial(views.do_one, offered), offered.action),
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
        choices = await self._choices(actor)
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
        key = parse_key(listing, actor, row_id)
        row = await listing.rows(actor).get_or_none(pk=key) if key is not None else None
        if row is None:
            raise NotFound("no such row")
        return fragment(
            "admin/lists/_row.html",
            listing=listing,
            state=state,
            row=row,
            context=await listing.context(actor, [row]),
            columns=self._shown(state),
            current_url=listing.path,
        )

    def _shown(self, state: State) -> list[Column]:
        keys = state.columns or [column.key for column in self._listing.columns if column.chosen]
        return [column for column in self._listing.columns if column.key in keys]

    async def _choices(self, actor: Principal) -> dict[str, dict[str, str]]:
        return {
            each.key: {option.value: option.label for option in await each.options(actor)}
            for each in self._listing.filters
            if isinstance(each, Choice)
        }

    # -- a file

    async def file(self, form: str) -> ResponseReturnValue:
        """All matching rows as CSV or JSON, after re-authentication. The export is recorded in the audit log."""
        listing, actor = self._listing, current_principal()
        state = read_state(listing, request.args, await self._choices(actor))
        await self.own.export(actor, {"form": form, "query": state.query()})
        rows = iterate_rows(listing, actor, state)
        return export.as_download(listing, form, rows)

    async def begin_export(self) -> ResponseReturnValue:
        """The same by a job, for people: the file, if it is made in no time, or the page on which it will be."""
        listing, actor = self._listing, current_principal()
        given = await request.form
        state = read_state(listing, _parsed(given.get("query", "")), await self._choices(actor))
        form = given.get("form", "")
        await self.own.export(actor, {"form": form, "query": state.query()})
        job_id = await begin_export(listing, actor, form, state)
        job = await wait_for_job(job_id)
        return redirect(f"/jobs/{job_id}/file" if job is not None and not job.left else f"/jobs/{job_id}", 303)

    # -- doing

    async def do(self, action: RowAction) -> ResponseReturnValue:
        """Do an action to the selected rows; shows the confirmation page first if the action has a question."""
        listing, actor = self._listing, current_principal()
        given = await request.form
        ids, state = given.getlist("ids"), await self._all_of(actor, given)
        count = await bulk_actions.count_selected(listing, actor, ids, state)
        if not action.bulk and (state is not None or count > 1):
            raise NotFound("not for many")
        back = safe_next(given.get("next"), listing.path)
        if not count:
            return redirect(with_notice(back, "nothing"), 303)
        if (action.confirm or action.fields) and given.get("confirmed") != "yes":
            return await self._ask(action, ids, state, count, back)
        if state is not None and count > (whole_number(given.get("count")) or count):
            errors = {"form": gettext("More match now than before. Check the number, and confirm again.")}
            return await self._ask(action, ids, state, count, back, 409, errors)
        if action.typed and not await self._is_typed(given, ids, state, count):
            errors = {"typed": gettext("Type the text exactly as shown.")}
            return await self._ask(action, ids, state, count, back, 422, errors)
        if given.get(VERSION) and count == 1 and state is None:
            return await self._do_compared(action, ids, given, back)
        fields = {name: given[name] for name in action.action.model.model_fields if name in given}
        await action.action.admit(actor)  # many rows are one use
        try:
            validated(action.action.model, {**fields, listing.row: "any"}, form=True)
        except Invalid as refusal:
            if wants_json():
                raise
            return await self._ask(action, ids, state, count, back, 422, form_errors(refusal))
        job_id = await begin_bulk_action(listing, action, actor, ids, state, fields, count)
        job = await wait_for_job(job_id)
        if job is None or job.left:
            return redirect(f"/jobs/{job_id}", 303)
        return redirect(with_notice(back, summary_of(action.key, job)), 303)

    async def _do_compared(
        self, action: RowAction, ids: Sequence[str], given: "MultiDict[str, str]", back: str
    ) -> ResponseReturnValue:
        """Do an action to the one row whose values the confirmation page showed; shows it again if others were saved
        meanwhile."""
        shown = await bulk_actions.preview_rows(self._listing, current_principal(), ids, None)
        if not shown:
            raise NotFound("no such row")
        try:
            return await self.do_one(action, str(shown[0].pk))
        except (Invalid, Stale) as refusal:
            if wants_json():
                raise
            again = refused_form(refusal, given, shown=action.shown)
            values = {**given, VERSION: again["version"]}
            return await self._ask(action, ids, None, 1, back, refusal.status, again["errors"], values)

    async def _is_typed(self, given: Mapping[str, str], ids: Sequence[str], state: State | None, count: int) -> bool:
        few = await bulk_actions.preview_rows(self._listing, current_principal(), ids, state)
        return normalise(given.get("typed", "")) == normalise(bulk_actions.confirmation_text(self._listing, few, count))

    async def _all_of(self, actor: Principal, given: "MultiDict[str, str]") -> State | None:
        """What "everything that matches" means in a form: the query of the list it was in."""
        if not given.get("all"):
            return None
        return read_state(self._listing, _parsed(given["all"]), await self._choices(actor))

    async def do_one(self, action: RowAction, row_id: str) -> ResponseReturnValue:
        """Do an action to one row without a confirmation page: for programs, and for forms with a confirmation of their
        own."""
        listing, actor = self._listing, current_principal()
        given = await request.form
        outcome = bulk_actions.Outcome()
        if action.typed and not await self._is_typed(given, [row_id], None, 1):
            raise Invalid({"typed": gettext("Type the text exactly as shown.")})
        try:
            await action.action(actor, submitted(given, **{listing.row: row_id}), form=True)
        except Stale:
            raise
        except (Conflict, Forbidden) as refusal:
            if wants_json():
                raise
            outcome.refused[refusal.code] = 1
        else:
            outcome.done.append(row_id)
            notify_rows_changed(current_app.extensions["hub"], listing, outcome.done)
        return redirect(with_notice(safe_next(given.get("next"), listing.path), summarise(action, outcome)), 303)

    async def _ask(
        self,
        action: RowAction,
        ids: Sequence[str],
        state: State | None,
        count: int,
        back: str,
        status: int = 200,
        errors: Mapping[str, str] | None = None,
        values: Mapping[str, str] | None = None,
    ) -> Response:
        listing, actor = self._listing, current_principal()
        few = await bulk_actions.preview_rows(listing, actor, ids, state)
        return await page(
            "admin/lists/bulk_confirm.html",
            status,
            listing=listing,
            action=action,
            ids=ids,
            all="" if state is None else state.query(),
            count=count,
            preview_rows=few,
            confirmation_text=bulk_actions.confirmation_text(listing, few, count),
            return_url=back,
            errors=errors or {},
            values=values or {},
            context=await listing.context(actor, few),
        )

    # -- keeping

    async def keep(self) -> ResponseReturnValue:
        """Save the current state of the list under a name."""
        given = await request.form
        actor = current_principal()
        state = read_state(self._listing, _parsed(given.get("query", "")), await self._choices(actor))
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
        state = read_state(self._listing, _parsed(given.get("query", "")), await self._choices(actor))
        query = state.query(columns=(), size=size if size in SIZES else SIZES[0])
        return redirect(f"{self._listing.path}?{query}", 303)


def _parsed(query: str) -> "MultiDict[str, str]":
    return MultiDict(parse_qsl(query[:QUERY_LENGTH]))
