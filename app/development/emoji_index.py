"""Write the names of emoji that browsers search, which are those that the server knows:
`python -m app.development.emoji_index`."""

from app.chat.messages.send import index
from app.paths import STATIC

TARGET = STATIC / "emoji.json"


def main() -> None:
    """Write `static/emoji.json`, which completion and the picker load."""
    TARGET.write_bytes(index())


if __name__ == "__main__":
    main()
