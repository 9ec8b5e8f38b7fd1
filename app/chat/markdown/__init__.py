"""Rendering message text: a part of Markdown, links and mentions; everything else stays text."""

from app.chat.markdown.render import body_html, excerpt, plain_text, shown_as_text

__all__ = ["body_html", "excerpt", "plain_text", "shown_as_text"]
