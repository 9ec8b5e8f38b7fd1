"""How much a page shows: rows of a list, and messages of a room, as this product does."""

LIST = 50
MESSAGES = 40
