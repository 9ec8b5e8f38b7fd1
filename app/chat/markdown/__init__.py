"""Rendering message text: a part of Markdown, links and mentions; everything else stays text."""

from app.chat.markdown.height import is_tall
from app.chat.markdown.parse import shown_as_text
from app.chat.markdown.render import excerpt, plain_text, render_body

__all__ = ["excerpt", "is_tall", "plain_text", "render_body", "shown_as_text"]
