"""Where pages get the keys to the namespaces."""

from typing import Any

from quart import Blueprint, Response, current_app, jsonify, request

from app.errors import BadRequest, Forbidden
from app.limits import Rule
from app.realtime.hub import Hub
from app.web.access import current_principal, signed_in

blueprint = Blueprint("realtime", __name__)

# Every connect of a page takes one; a storm of reconnects of one browser stays far below this.
MINT_RULE = Rule.of("socket:tokens", "60 per minute")


@blueprint.post("/auth/socket-tokens")
@signed_in
async def mint_tokens() -> Response | tuple[Response, int]:
    """Single-use tokens for the namespaces asked for. Those the person may not join are left out, with 403 if that
    leaves none."""
    actor = current_principal()
    hub: Hub = current_app.extensions["hub"]
    names = _names(await request.get_json(force=True, silent=True))
    await hub.limiter.check(MINT_RULE, actor.session_id)
    known = {path.removeprefix("/"): space for path, space in hub.server.namespace_handlers.items()}
    for name in names:
        if name not in known:
            raise BadRequest(f"no namespace {name[:64]!r}", code="unknown_namespace")
    allowed = [name for name in names if actor.may(known[name].permission)]
    if names and not allowed:
        raise Forbidden(known[names[0]].permission)
    minted = await hub.tokens.mint(actor.session_id, actor.user_id, [f"/{name}" for name in allowed])
    return jsonify({path.removeprefix("/"): token for path, token in minted.items()})


def _names(body: Any) -> list[str]:
    names = body.get("namespaces") if isinstance(body, dict) else None
    if not isinstance(names, list) or not names or len(names) > 8 or not all(isinstance(n, str) for n in names):
        raise BadRequest('send {"namespaces": ["chat", ...]}')
    return list(dict.fromkeys(names))
