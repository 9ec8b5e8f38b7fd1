"""Messages: sending, reading, editing and deleting them, reactions and pins."""
