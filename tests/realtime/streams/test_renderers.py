"""One event that cannot be rendered is told as that, and holds up nothing else."""

import pytest

from app.chat.markdown import blocks
from app.chat.messages.notify import stream_name
from app.chat.renderers import events
from app.realtime.streams import renderers
from tests.support.messages import received_seqs, subscribe_room

pytestmark = [pytest.mark.one_database, pytest.mark.logs_traceback]


@pytest.fixture(params=["whole renderer", "one template"])
def broken(request, monkeypatch):
    """From now on what says "poison" cannot be rendered: found out with the batch, or with the markup."""
    if request.param == "whole renderer":
        render = renderers._renderers["message.created"]

        async def rendered(events):
            if any(event.subject and event.subject.body == "poison" for event in events):
                raise KeyError("poison")
            shown = await render(events)
            assert all(one.data["body"] != "poison" for one in shown)
            return shown

        monkeypatch.setitem(renderers._renderers, "message.created", rendered)
    else:

        def checked(message):
            assert message.body != "poison"
            return html(message), data(message)

        html, data = events.created_html, events.message_data
        monkeypatch.setattr(events, "created_html", lambda message: checked(message)[0])
        monkeypatch.setattr(events, "message_data", lambda message: checked(message)[1])


async def test_the_stream_goes_on_for_everyone_and_says_what_is_missing(newcomer, room, say, broken, caplog):
    anna, bob = await newcomer(), await newcomer()
    panel, client = await anna.join(format="html"), await bob.join()
    stream = stream_name(room.id)
    joined = await subscribe_room(panel, room.id)
    await subscribe_room(client, room.id)
    for body in ("before", "poison", "after"):
        await say(anna, room.id, body)
    for raw in (panel, client):
        await raw.event("/chat", "event", lambda event: event["seq"] == 3)
        assert received_seqs(raw, stream) == [1, 2, 3]
        assert [event.get("unshown", False) for event in raw.events("/chat", "event")] == [False, True, False]
    assert [event["html"] for event in panel.events("/chat", "event")][1] == ""
    assert [event["data"] for event in client.events("/chat", "event")][1] == {}
    again = await bob.join(format="html")
    reply = (await again.call("/chat", "resume", {"streams": {stream: [0, joined["epoch"]]}}))["streams"][stream]
    assert [(event["seq"], "unshown" in event) for event in reply["events"]] == [(1, False), (2, True), (3, False)]
    assert "event_not_shown" in caplog.text


async def test_words_that_bring_the_parser_down_are_shown_as_they_are(newcomer, room, say, monkeypatch, caplog):
    def fall(_):
        raise RecursionError

    monkeypatch.setattr(blocks, "read_blocks", fall)
    anna = await newcomer()
    panel = await anna.join(format="html")
    await subscribe_room(panel, room.id)
    await say(anna, room.id, "*poison* & <b>")
    assert "*poison* &amp; &lt;b&gt;" in (await panel.event("/chat", "event"))["html"]
    page = await anna.get(f"/chat/{room.id}")
    assert page.status_code == 200
    assert "*poison* &amp; &lt;b&gt;" in page.text
    assert "text_not_parsed" in caplog.text
