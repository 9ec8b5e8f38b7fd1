"""How fast accounts are: the check of a session, a crowd that signs in, lists at size, and the closing of sockets."""
