"""A team to look at: people, rooms, two weeks of talk and notifications, in English and Russian."""

from app.demo.filling import DatabaseInUse, fill

__all__ = ["DatabaseInUse", "fill"]
