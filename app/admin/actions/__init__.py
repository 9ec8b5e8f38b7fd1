"""What those who look after the others can do with roles and lists: each action once, with its rules."""
