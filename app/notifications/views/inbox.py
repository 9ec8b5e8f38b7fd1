"""The pages of the inbox with its topics, and the menu behind the bell."""

from quart import Blueprint, Response, jsonify, redirect, request
from quart.typing import ResponseReturnValue

from app.errors import Invalid, NotFound
from app.notifications import actions, announcements, renderers
from app.notifications.forms import InboxQuery, TopicForm
from app.notifications.schema import notification_data
from app.web.access import current_principal, performs, requires
from app.web.forms import parse
from app.web.pages import fragment, page, wants_fragment, wants_json
from app.web.presentation import path_of

blueprint = Blueprint("notifications", __name__)


@blueprint.get("/notifications")
@requires("receive_notifications")
async def inbox() -> ResponseReturnValue:
    """A page of the inbox, all items or the unread ones; as JSON for programs."""
    query = parse(InboxQuery, request.args)
    user_id = current_principal().user_id
    position = await announcements.read_position(
        user_id
    )  # before the rows: what comes in between is then sent again, not lost
    found = await announcements.load_inbox(user_id, query.show == "unread", query.before)
    if wants_json():
        return jsonify(items=[notification_data(item) for item in found.items], before=found.before)
    if wants_fragment():
        return fragment("notifications/_inbox_page.html", inbox=found, show=query.show)
    return await page(
        "notifications/inbox.html",
        inbox=found,
        show=query.show,
        stream={"stream": announcements.stream_name(user_id), "seq": position.top, "epoch": position.epoch},
        newest_seq=await announcements.newest_seq(user_id),
        topics=await announcements.list_topics(user_id),
    )


@blueprint.get("/notifications/bell")
@requires("receive_notifications")
async def bell() -> ResponseReturnValue:
    """The newest items, for the menu behind the bell; as JSON for programs."""
    user_id = current_principal().user_id
    items = await announcements.load_latest(user_id)
    unread = await announcements.unread_count(user_id)
    if wants_json():
        return jsonify(items=[notification_data(item) for item in items], unread=unread)
    return fragment("notifications/_bell.html", items=items, unread=unread)


@blueprint.post("/notifications/read")
@performs(actions.mark_read)
async def mark_read() -> ResponseReturnValue:
    """Mark items as read, or everything up to a place in the inbox."""
    values = (await request.form).copy()
    shown = values.getlist("ids")
    if values.get("up_to_seq"):
        values.poplist("ids")
    else:
        values.poplist("up_to_seq")
        values.setlist("ids", shown)
    user_id = current_principal().user_id
    unread = await actions.mark_read(current_principal(), values, form=True)
    if wants_json():
        return jsonify(ok=True, unread=unread)
    if wants_fragment():
        items = await announcements.items_by_id(user_id, shown)
        changed = renderers.render_changes(list(items.values()), await renderers.load_reader(user_id))
        return Response(changed, content_type="text/html; charset=utf-8")
    return redirect(_where_they_were(), 303)


def _where_they_were() -> str:
    """The page with the button: items stand in both parts of the inbox and on the dashboard, as the same element."""
    path, _, query = path_of(request.headers.get("Referer", "/notifications")).partition("?")
    if path == "/":
        return "/"
    return "/notifications?show=unread" if "show=unread" in query.split("&") else "/notifications"


@blueprint.post("/notifications/topics/<key>")
@performs(actions.subscribe, actions.unsubscribe)
async def choose_topic(key: str) -> ResponseReturnValue:
    """Follow a topic, or stop following it; 404 for an unknown topic."""
    subscribed = parse(TopicForm, await request.form).subscribed == "yes"
    choose = actions.subscribe if subscribed else actions.unsubscribe
    try:
        await choose(current_principal(), {"topic": key})
    except Invalid:  # what no topic can be called
        raise NotFound("no such topic") from None
    if wants_json():
        return jsonify(ok=True, topic=key, subscribed=subscribed)
    return redirect("/notifications#topics", 303)
