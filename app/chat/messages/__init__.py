"""Messages: sending, editing, deleting, reading, and what is done with one message."""
