"""Files of messages: taking them in, sending them, serving them, forgetting them."""
