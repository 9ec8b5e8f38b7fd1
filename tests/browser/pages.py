"""The addresses of all pages, for tests that go through every one."""

import re

from quart import Quart

# Where each address with a part of its own leads here; see `Scene`.
PAGES = {
    "/audit/<int:seq>": "/audit/1",
    "/chat/<room_id>": "/chat/{room}",
    "/chat/<room_id>/messages/<message_id>": "/chat/{room}/messages/{mine}",
    "/chat/<room_id>/messages/<message_id>/actions": "/chat/{room}/messages/{mine}/actions",
    "/chat/<room_id>/messages/<message_id>/edit": "/chat/{room}/messages/{mine}/edit",
    "/chat/<room_id>/messages/<message_id>/history": "/chat/{room}/messages/{mine}/history",
    "/chat/<room_id>/messages/<message_id>/seen": "/chat/{room}/messages/{mine}/seen",
    "/chat/<room_id>/settings": "/chat/{room}/settings",
    "/chat/search": "/chat/search?q=message",
    "/go": "/go?q=e",
    "/help/<key>": "/help/chat",
    "/jobs/<job_id>": "/jobs/{job}",
    "/people/<user_id>": "/people/{member}",
    "/roles/<key>": "/roles/{role}",
    "/users/<user_id>": "/users/{member}?tab=sessions",
    "/users/<user_id>/email": "/users/{member}/email",
    "/users/<user_id>/reset-link": "/users/{member}/reset-link",
}
# What is asked for by scripts and programs, or leads to other pages.
NO_PAGES = re.compile(
    r"/export|/rows/|<token>|/files/|/file$|/avatar/|/static/|/metrics|/health|/openid|^/manifest|^/sw.js|^/offline"
    r"|/(candidates|dock|list|bell|people|online|counts)$"
)
FOR_VISITORS = ("/login", "/forgot", "/reset", "/invitation", "/second-factor", "/nowhere")


def paths_of_pages(app: Quart) -> list[str]:
    """The addresses of all pages, with the parts to fill in. Fails for one of which nobody said where it leads."""
    rules = {rule.rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and not NO_PAGES.search(rule.rule)}
    unknown = {rule for rule in rules if "<" in rule and rule not in PAGES}
    assert unknown == set(), "say in PAGES what leads there, or in NO_PAGES that it is no page"
    return sorted(PAGES.get(rule, rule) for rule in rules)
