"""What breaks in the world, done to real server processes: they are killed, frozen, starved and lied to, and then it is
counted what became of every message."""
