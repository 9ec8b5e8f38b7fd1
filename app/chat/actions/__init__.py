"""What can be done in chat: each action once, with its input, permission and rate, whichever door it comes through."""
