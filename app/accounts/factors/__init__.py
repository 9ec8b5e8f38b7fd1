"""Second factors: authenticator apps, recovery codes for when one is lost, and passkeys."""
