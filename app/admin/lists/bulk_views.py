"""The pages of the actions of a list: doing them to one row or to many, and asking before."""

from collections.abc import Mapping

from quart import Response, current_app, redirect, request
from quart.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.actions import count_preview, validated
from app.admin.lists import bulk_actions
from app.admin.lists.bulk_actions import Selection
from app.admin.lists.bulk_jobs import begin_bulk_action, summary_of
from app.admin.lists.declaration import Listing, RowAction
from app.admin.lists.live import notify_rows_changed
from app.admin.lists.notice import summarise, with_notice
from app.admin.lists.state import State, load_choices, read_query
from app.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from app.jobs import wait_for_job
from app.principal import Principal
from app.text import normalise, whole_number
from app.versions import FIELD as VERSION
from app.web.access import current_principal
from app.web.forms import form_errors, refused_form, submitted
from app.web.i18n import gettext
from app.web.pages import page, wants_json
from app.web.presentation import safe_next


class BulkViews:
    """The pages of the actions of `listing`."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing

    async def do(self, action: RowAction) -> ResponseReturnValue:
        """Do an action to the selected rows; shows the confirmation page first if the action has a question."""
        listing, actor = self._listing, current_principal()
        given = await request.form
        ids, state = given.getlist("ids"), await self._all_of(actor, given)
        selected = Selection(listing, actor, ids, state)
        count = await selected.count()
        if not action.bulk and (state is not None or count > 1):
            raise NotFound("not for many")
        back = safe_next(given.get("next"), listing.path)
        if not count:
            return redirect(with_notice(back, "nothing"), 303)
        # Of all results most stand on no page that anybody has looked at.
        if (action.confirm or action.fields or state is not None) and given.get("confirmed") != "yes":
            return await self._ask(action, selected, count, back)
        if state is not None and count > (whole_number(given.get("count")) or count):
            errors = {"form": gettext("More match now than before. Check the number, and confirm again.")}
            return await self._ask(action, selected, count, back, 409, errors)
        if action.typed and not await _is_typed(given, selected, count):
            errors = {"typed": gettext("Type the text exactly as shown.")}
            return await self._ask(action, selected, count, back, 422, errors)
        if given.get(VERSION) and count == 1 and state is None:
            return await self._do_compared(action, selected, given, back)
        fields = {name: given[name] for name in action.action.model.model_fields if name in given}
        await action.action.admit(actor)  # many rows are one use
        try:
            validated(action.action.model, {**fields, listing.row: "any"}, form=True)
        except Invalid as refusal:
            if wants_json():
                raise
            return await self._ask(action, selected, count, back, 422, form_errors(refusal))
        job_id = await begin_bulk_action(listing, action, actor, ids, state, fields, count)
        job = await wait_for_job(job_id)
        if job is None or job.left:
            return redirect(f"/jobs/{job_id}", 303)
        return redirect(with_notice(back, summary_of(action.key, job)), 303)

    async def _do_compared(
        self, action: RowAction, selected: Selection, given: "MultiDict[str, str]", back: str
    ) -> ResponseReturnValue:
        """Do an action to the one row whose values the confirmation page showed; shows it again if others were saved
        meanwhile."""
        shown = await selected.first()
        if not shown:
            raise NotFound("no such row")
        try:
            return await self.do_one(action, str(shown[0].pk))
        except (Invalid, Stale) as refusal:
            if wants_json():
                raise
            again = refused_form(refusal, given, shown=action.shown)
            values = {**given, VERSION: again["version"]}
            return await self._ask(action, selected, 1, back, refusal.status, again["errors"], values)

    async def _all_of(self, actor: Principal, given: "MultiDict[str, str]") -> State | None:
        """What "everything that matches" means in a form: the query of the list it was in."""
        if not given.get("all"):
            return None
        return await read_query(self._listing, actor, given["all"])

    async def do_one(self, action: RowAction, row_id: str) -> ResponseReturnValue:
        """Do an action to one row without a confirmation page: for programs, and for forms with a confirmation of their
        own."""
        listing, actor = self._listing, current_principal()
        given = await request.form
        outcome = bulk_actions.Outcome()
        if action.typed and not await _is_typed(given, Selection(listing, actor, [row_id]), 1):
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
        selected: Selection,
        count: int,
        back: str,
        status: int = 200,
        errors: Mapping[str, str] | None = None,
        values: Mapping[str, str] | None = None,
    ) -> Response:
        listing, actor, state = self._listing, selected.actor, selected.state
        await count_preview(actor)
        few, left_out = await selected.split(action)
        return await page(
            "admin/lists/bulk_confirm.html",
            status,
            listing=listing,
            action=action,
            ids=selected.ids,
            all="" if state is None else state.query(),
            state=state,
            choices={} if state is None else await load_choices(listing, actor),
            count=count,
            doable=count - sum(each.count for each in left_out),
            preview_rows=few,
            left_out=left_out,
            confirmation_text=bulk_actions.confirmation_text(listing, few, count),
            return_url=back,
            errors=errors or {},
            values=values or {},
            context=await listing.context(actor, few),
        )


async def _is_typed(given: Mapping[str, str], selected: Selection, count: int) -> bool:
    wanted = bulk_actions.confirmation_text(selected.listing, await selected.first(), count)
    return normalise(given.get("typed", "")) == normalise(wanted)
