"""How long tests wait for what must happen."""

# Long, because a machine may be busy; nobody waits for it unless a test fails.
PATIENCE_S = 120.0
PATIENCE_MS = 1000 * PATIENCE_S
