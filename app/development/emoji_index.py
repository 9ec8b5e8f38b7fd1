"""Write the names of emoji that browsers search, which are those that the server knows:
`python -m app.development.emoji_index`."""

from app.chat.messages.emoji import emoji_index_json
from app.paths import STATIC

TARGET = STATIC / "emoji.json"


def main() -> None:
    """Write `static/emoji.json`, which completion and the picker load."""
    TARGET.write_bytes(emoji_index_json())


if __name__ == "__main__":
    main()
