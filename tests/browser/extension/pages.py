"""The pages of the fake server: the markup that the extension is promised, and nothing else."""

import html
import json
from typing import Any

from tests.browser.extension.store import Store

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
QUICK = {"backoff": 40, "backoffMax": 150, "linger": 150, "ackTimeout": 5_000, "gap": 30, "grace": 100}
WORDS = 'data-online="Online" data-connecting="Connecting" data-offline="Reconnecting" data-denied="Signed out"'


def message(room: str, author: str, body: str, client_id: str = "", at: str = "2026-11-22T10:00:00+00:00") -> str:
    """A message as it stands in a page."""
    return (
        f'<li class="msg" id="message-{{id}}" data-seq="{{seq}}" data-author-id="{author}" data-sent-at="{at}"'
        f"{f' data-client-id={client_id!r}' if client_id else ''}><b>{author}</b> "
        f'<span class="body" hx-ignore>{html.escape(body)}</span></li>'
    )


def swapped(target: str, swap: str, content: str) -> str:
    return f'<hx-partial hx-target="{target}" hx-swap="{swap}">{content}</hx-partial>'


def page(store: Store, path: str, config: dict[str, Any], user: str = "me") -> str:
    """A whole page. /room/<id>: a room (?read=N: up to N); /notes: an inbox; /two: a room and an inbox; /none: no panel
    at all. With "badge" in `config` every page has a badge in its navigation."""
    content = {"room": _room, "two": _two, "notes": _notes}.get(path.split("/")[1], lambda *_: "<p>nothing live</p>")
    links = "".join(f'<a href="{href}">{href}</a> ' for href in ("/room/7", "/room/8", "/two", "/notes", "/none"))
    if config.get("badge"):
        links += (
            '<a href="/chat" sio-connect="/chat"><span id="nav-chat-unread" data-title-count="" hidden>0</span></a>'
        )
    scripts = "".join(
        f'<script src="/{src}" {kind}></script>'
        for src, kind in (
            ("static/js/socketio-client.js", 'type="module"'),
            ("static/vendor/htmx/htmx.min.js", "defer"),
            ("static/js/hx-socketio.js", 'type="module"'),
            ("static/js/live.js", 'type="module"'),
        )
    )
    boost = '{"target": "#main", "select": "#main", "swap": "outerHTML"}'
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">'
        f'<meta name="htmx-config" content=\'{{"extensions": "socketio"}}\'>'
        f"<meta name=\"sio-config\" content='{json.dumps({**QUICK, **config})}'>"
        f'<link rel="stylesheet" href="/test.css">{scripts}</head>'
        f'<body data-user-id="{user}" data-sio-tokens="/auth/socket-tokens" hx-boost:inherited=\'{boost}\'>'
        f'<nav>{links}</nav><span sio-summary {WORDS}></span><p sio-when="offline denied" hidden>Not connected</p>'
        f'<form action="/logout" method="post" hx-boost="false"><button>Sign out</button></form>'
        f'<main id="main">{content(store, path)}</main></body></html>'
    )


def _panel(store: Store, namespace: str, name: str, id: str, content: str, more: str = "") -> str:
    stream = store.stream(name)
    return (
        f'<section id="{id}" {more} sio-connect="{namespace}" sio-stream="{name}" sio-seq="{stream.top}" '
        f'sio-epoch="{stream.epoch}"><span sio-status {WORDS}></span>{content}</section>'
    )


def _room(store: Store, path: str) -> str:
    room, _, read = path.split("/")[2].partition("?read=")
    stream = store.stream(f"room:{room}")
    messages = "".join(event["row"] for event in stream.events if "row" in event)
    return _panel(
        store,
        "/chat",
        stream.name,
        "room",
        f'<div data-log class="scroller"><ol class="log" id="messages-{room}">{messages}</ol>'
        f'<ol class="log pending" id="pending-{room}"></ol></div><p sio-unshown hidden>Something is missing</p>'
        '<button type="button" data-jump hidden>↓ <span data-count></span> new</button>'
        '<div sio-ephemeral="typing" data-one="{name} is typing…" data-many="Several people are typing…"></div>'
        f'<form action="/chat/{room}/messages" method="post" sio-send="sendMessage" sio-reset data-composer>'
        f'<input type="hidden" name="room" value="{room}"><textarea name="body" required></textarea>'
        f"<button>Send</button></form>"
        f'<template sio-pending="#pending-{room}" data-reason-too_long="Too long." data-reason="Not sent.">'
        '<li class="msg own"><span class="body" data-field="body"></span><span sio-reason></span>'
        '<button type="button" sio-retry>Retry</button><button type="button" sio-edit>Edit</button></li></template>'
        '<template data-divider><li class="divider">New</li></template>'
        f'<template data-older><li class="older"><a href="/room/{room}?before=0">Earlier</a></li></template>',
        f'data-last-read-seq="{read}"' if read else "",
    )


def _notes(store: Store, path: str) -> str:
    stream = store.stream("user:me")
    rows = "".join(reversed([event["row"] for event in stream.events if "row" in event]))
    return _panel(store, "/notifications", "user:me", "notes", f'<ul id="inbox">{rows}</ul>')


def _two(store: Store, path: str) -> str:
    return _room(store, "/room/7") + _notes(store, path)
