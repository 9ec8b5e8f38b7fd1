"""Signing in: by password, by passkey, and known devices."""
