"""Who may open a socket: tokens, the handshake, and limits on connections."""
