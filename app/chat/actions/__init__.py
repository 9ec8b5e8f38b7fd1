"""The actions of chat, each with its input, permission and rate, for sockets and forms alike."""
