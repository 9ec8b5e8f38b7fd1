"""Who may come in: people, their roles, their sessions, and how they sign in."""

from app.accounts.context import install_accounts

__all__ = ["install_accounts"]
