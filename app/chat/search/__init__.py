"""Finding what was said: the words of a search, the statement for each database, and how a hit is shown."""

from app.chat.search.find import NOTHING_FOUND, PAGE, Found, Hit, search_messages
from app.chat.search.query import MAX_QUERY

__all__ = ["MAX_QUERY", "NOTHING_FOUND", "PAGE", "Found", "Hit", "search_messages"]
