"""Searching messages: parsing the query, the statement for each database, and showing the hits."""

from app.chat.search.find import NOTHING_FOUND, PAGE, Found, Hit, search_messages
from app.chat.search.query import MAX_QUERY

__all__ = ["MAX_QUERY", "NOTHING_FOUND", "PAGE", "Found", "Hit", "search_messages"]
