"""The load program: a process of its own that plays many clients and is much cheaper than any server."""
