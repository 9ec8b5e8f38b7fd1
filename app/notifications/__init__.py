"""Notifications: publishing, inboxes, topics."""

from app.notifications.install import install_notifications

__all__ = ["install_notifications"]
