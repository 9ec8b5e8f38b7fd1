"""The sites of others. They run in an environment of their own, with this folder as the one to import from."""
