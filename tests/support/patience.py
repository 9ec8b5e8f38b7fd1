"""How long tests wait for what must happen."""

import os

# Long, because a machine may be busy; nobody waits for it unless a test fails.
PATIENCE_S = float(os.environ.get("PATIENCE_S", "120"))
PATIENCE_MS = 1000 * PATIENCE_S
