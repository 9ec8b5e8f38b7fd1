"""How long reading takes when much was said: opening a room, going back in it, and searching. Times are the server's
own, from the request to the last byte, without a network."""

from collections.abc import Awaitable, Callable, Collection, Iterator
from datetime import timedelta
from pathlib import Path

from quart import Quart

from app import create_app
from app.chat.search import search_messages
from app.clock import clock
from app.database.migrations import migrate
from app.settings import Settings
from tests.bench.chat.filling import PASSWORD, Talk, fill
from tests.bench.figure import Figure
from tests.bench.timing import cpu, median, p95, times
from tests.support.app_client import AppClient
from tests.support.databases import forget_cached_sql
from tests.support.principals import principal_of
from tests.support.query_log import record_queries

ROOM_MS, ROOM_STATEMENTS, SEARCH_MS = 30.0, 6, 100.0
ROOMS, SEARCH = "rooms", "search"


def questions(talk: Talk) -> dict[str, str]:
    """What is asked, by what is hard about it."""
    common, rare = talk.words[0], talk.words[15_000]
    today = clock.now().date()
    return {
        "a common word": common,
        "a rare word": rare,
        "the beginning of many words": common[:2],
        "the beginning of a rare word": rare[:-1],
        "two common words": f"{common} {talk.words[1]}",
        "a common and a rare word": f"{common} {rare}",
        "words in a row": f'"{common} {talk.words[1]}"',
        "a common word from one person": f"{common} from:person-7@",
        "a common word in the busiest room": f'{common} in:"room 0"',
        "a common word in a quiet room": f'{common} in:"room 7"',
        "a rare word in a quiet room": f'{rare} in:"room 7"',
        "a common word from one person in a quiet room": f'{common} from:person-7@ in:"room 7"',
        "a common word, long ago": f"{common} before:{today - timedelta(days=9)}",
        "a rare word, long ago": f"{rare} before:{today - timedelta(days=9)}",
        "a common word since yesterday": f"{common} after:{today - timedelta(days=1)}",
        "the beginning of many words, on a day": f"{common[:2]} after:{today - timedelta(days=6)} "
        f"before:{today - timedelta(days=5)}",
        "everything from one person": "from:person-7@",
        "everything before the first day": "before:2000-01-01",
        "nothing that was said": "zzzzqqqq",
    }


async def measure(
    name: str, url: str, directory: Path, messages: int, rounds: int, wanted: Collection[str]
) -> list[Figure]:
    """The figures of the empty database at `url`, which is called `name` and gets `messages` messages."""
    forget_cached_sql()
    settings = Settings(_env_file=None, data_dir=directory / "data", database_url=url, rate_limits=False)
    await migrate(settings.database_url)
    app = create_app(settings)
    figures: list[Figure] = []
    async with app.test_app():
        talk = await fill(messages)
        what = f"{name}, {messages:,} messages"
        if ROOMS in wanted:
            figures += await _rooms(what, app, talk, messages, rounds)
        if SEARCH in wanted:
            figures += await _search(what, talk, rounds)
    return figures


async def _rooms(what: str, app: Quart, talk: Talk, messages: int, rounds: int) -> list[Figure]:
    browser = AppClient(app)
    assert (await browser.sign_in(talk.person.email, PASSWORD)).status_code == 303

    async def look(path: str) -> None:
        answer = await browser.get(path)
        assert answer.status_code == 200, path
        await answer.get_data()

    room = f"/chat/{talk.room.id}"
    opened = await _room(f"{what}: open a room", lambda: look(room), rounds)
    back = await _room(f"{what}: go back in it", lambda: look(f"{room}?before={max(messages // 4, 2)}"), rounds)
    return [*opened, *back]


async def _room(title: str, work: Callable[[], Awaitable[None]], rounds: int) -> Iterator[Figure]:
    took = await times(work, rounds)
    with record_queries() as asked:
        await work()
    more = f"p95 {p95(took):.1f} ms, CPU {cpu(took):.1f} ms"
    return iter(
        (
            Figure(f"{title}, median", median(took), "ms", ROOM_MS, more),
            Figure(f"{title}, statements", len(asked), "", ROOM_STATEMENTS + 1),
        )
    )


async def _search(what: str, talk: Talk, rounds: int) -> list[Figure]:
    actor = await principal_of(talk.person)
    figures = []
    for name, text in questions(talk).items():
        took = await times(lambda text=text: search_messages(actor, text), rounds)
        more = f"median {median(took):.1f} ms, CPU {cpu(took):.1f} ms"
        figures.append(Figure(f"{what}: search for {name}, p95", p95(took), "ms", SEARCH_MS, more))
    return figures
