"""Admission to sockets: tokens, the handshake, and limits on connections."""
