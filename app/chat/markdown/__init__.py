"""From what was typed to what is shown: a part of Markdown, links, mentions, and text for everything else."""

from app.chat.markdown.render import body_html, excerpt, plain_text, shown_as_text

__all__ = ["body_html", "excerpt", "plain_text", "shown_as_text"]
