"""What can be done with accounts: each action once, with its input, permission, rate and whether it asks for a fresh
proof. What hands out access, shows a secret or takes people's data out does."""
