"""What crosses the wire in chat: events of sockets, forms, and what is broadcast."""
