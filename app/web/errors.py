"""Error responses: pages, JSON and htmx."""

import math
from collections.abc import Awaitable, Callable
from typing import Any, NotRequired, TypedDict
from urllib.parse import quote

import structlog
from quart import Quart, Response, jsonify, redirect, request
from quart.typing import ResponseReturnValue
from tortoise.exceptions import IntegrityError
from werkzeug.exceptions import HTTPException

from app.database import database_away_errors, disk_watch
from app.errors import (
    AppError,
    BadRequest,
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    RateLimited,
    SecondFactorRequired,
    Stale,
    SudoRequired,
    TooLarge,
    TypeNotAllowed,
    Unauthenticated,
    Unavailable,
)
from app.ids import new_id
from app.logs import tls_fault
from app.versions import version_of
from app.web.access import visitor
from app.web.error_words import error_message
from app.web.pages import fragment, page, wants_fragment, wants_json
from app.web.presentation import path_of
from app.web.refused_posts import removal_of, typed_text

# What the framework refuses has the code that the same has at every other entry point.
_CODES = {
    each.status: each.code
    for each in (
        *(AppError, BadRequest, Unauthenticated, Forbidden, NotFound, Conflict, TooLarge, TypeNotAllowed, Invalid),
        *(RateLimited, Unavailable),
    )
}

# Where people add a second factor.
ENROLMENT = "/account/security"

log = structlog.get_logger()


class ErrorBody(TypedDict):
    """Why something was refused: a stable `code`, and `detail` in English for people who read logs. `fields` says what
    is wrong with some fields. `stored` are the values that were saved meanwhile, and `version` is theirs."""

    code: str
    detail: str
    retry_after_ms: NotRequired[int]
    fields: NotRequired[dict[str, str]]
    stored: NotRequired[dict[str, Any]]
    version: NotRequired[str]


def error_body(error: AppError) -> ErrorBody:
    """`error` as programs get it, over HTTP and in a socket's ack."""
    body = ErrorBody(code=error.code, detail=error.detail)
    if error.retry_after_ms is not None:
        body["retry_after_ms"] = error.retry_after_ms
    if isinstance(error, Invalid) and error.fields:
        body["fields"] = error.fields
    if isinstance(error, Stale):
        body["stored"] = error.stored
        body["version"] = version_of(error.stored)
    return body


async def _answer(error: AppError, reference: str = "") -> Response:
    if wants_json():
        response = jsonify({"ok": False, "error": error_body(error)})
        response.status_code = error.status
    else:
        reader = visitor()
        may_be_gone = error.status in (NotFound.status, Conflict.status)
        show = {
            "status": error.status,
            "code": error.code,
            "sentence": error_message(error) or "",
            "permission": error.permission if isinstance(error, Forbidden) else "",
            "retry_after_s": math.ceil((error.retry_after_ms or 0) / 1000),
            "reference": reference,
            "removal": await removal_of(reader) if reader is not None and may_be_gone else None,
            "back": path_of(request.referrer or "/") if request.method == "POST" else "",
        }
        if wants_fragment():
            response = fragment("errors/_toast.html", error.status, error=show)
        else:
            # Of a stranger only what they lose with their session: another site may have sent the form.
            kept = reader is not None or isinstance(error, Unauthenticated)
            response = await page(
                "errors/error.html", error.status, error=show, typed=await typed_text() if kept else ""
            )
    if error.retry_after_ms is not None:
        response.headers["Retry-After"] = str(math.ceil(error.retry_after_ms / 1000))
    return response


def login_url(wanted: str) -> str:
    """The address for signing in and then coming back to `wanted`, of which only path and query are used."""
    back = path_of(wanted)
    return "/login" if back == "/" else f"/login?next={quote(back, safe='/')}"


async def _unauthenticated(error: Unauthenticated) -> ResponseReturnValue:
    if wants_json():
        return await _answer(error)
    if request.headers.get("HX-Request") == "true" and (wants_fragment() or not await typed_text()):
        # Never a redirect: htmx would follow it and put the sign-in page into the panel.
        return Response("", 401, headers={"HX-Redirect": login_url(request.headers.get("HX-Current-URL", ""))})
    if request.method == "GET" and visitor() is None:
        return redirect(login_url(request.full_path), 303)
    return await _answer(error)


def sudo_url(wanted: str) -> str:
    """The address for re-authenticating and then coming back to `wanted`, of which only path and query are used."""
    return f"/sudo?next={quote(path_of(wanted), safe='/')}"


async def _sudo_required(error: SudoRequired) -> ResponseReturnValue:
    """To the page that asks for a proof, and back to where one was: a form that was sent is sent again by its person,
    who may think again."""
    if wants_json():
        return await _answer(error)
    if request.headers.get("HX-Request") == "true":
        shown = request.headers.get("HX-Current-URL", "")
        wanted = request.full_path if request.method == "GET" and not wants_fragment() else shown
        return Response("", 403, headers={"HX-Redirect": sudo_url(wanted)})
    wanted = request.full_path if request.method == "GET" else request.headers.get("Referer", "/")
    return redirect(sudo_url(wanted), 303)


async def _second_factor_required(error: SecondFactorRequired) -> ResponseReturnValue:
    if wants_json():
        return await _answer(error)
    if request.headers.get("HX-Request") == "true":
        return Response("", 403, headers={"HX-Redirect": ENROLMENT})
    return redirect(ENROLMENT, 303)


def install_error_handlers(app: Quart, refused: Callable[[Forbidden], Awaitable[None]]) -> None:
    """Answer every error of `app` in the form its client asked for. `refused` is called for `Forbidden`."""

    @app.errorhandler(AppError)
    async def answer(error: AppError) -> ResponseReturnValue:
        if isinstance(error, Unauthenticated):
            return await _unauthenticated(error)
        if isinstance(error, SudoRequired):
            return await _sudo_required(error)
        if isinstance(error, SecondFactorRequired):
            return await _second_factor_required(error)
        if isinstance(error, Forbidden):
            await refused(error)
        return await _answer(error)

    @app.errorhandler(HTTPException)
    async def http_error(error: HTTPException) -> ResponseReturnValue:
        if error.code is None or error.code < 400:
            return error.get_response()
        if error.code == TooLarge.status:
            return await _answer(TooLarge.bytes_over(request.max_content_length))
        code = _CODES.get(error.code) or error.name.lower().replace(" ", "_")
        refusal = AppError(error.name, code=code)
        refusal.status = error.code
        return await _answer(refusal)

    @app.errorhandler(Exception)
    async def broken(error: Exception) -> ResponseReturnValue:
        if disk_watch.note(error):
            return await _answer_plain(Unavailable("the disk is full", retry_after_ms=5_000))
        # A row that is refused is a fault of ours and no database that is away, although Tortoise derives it from one.
        if isinstance(error, database_away_errors()) and not isinstance(error, IntegrityError):
            log.warning("database_away", error=type(error).__name__, tls=tls_fault(error))
            return await _answer_plain(Unavailable("the database does not answer", retry_after_ms=5_000))
        reference = new_id()
        log.error("unhandled_error", reference=reference, path=request.path, exc_info=error)
        return await _answer_plain(AppError("something broke"), reference)

    async def _answer_plain(error: AppError, reference: str = "") -> Response:
        """Like `_answer`, but the shell's own queries must not make a second error of the first."""
        try:
            return await _answer(error, reference)
        except Exception as again:
            log.warning("error_page_without_shell", error=type(again).__name__)
            return Response(f"{error.status} {error.detail}. {reference}\n", error.status, content_type="text/plain")
