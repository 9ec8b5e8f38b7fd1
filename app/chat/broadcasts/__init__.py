"""What chat sends to open pages besides the events of streams: unread counts, room lists, read marks, new members."""
