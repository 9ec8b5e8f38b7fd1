"""Signing in: by password, by passkey, and the devices that did it before."""
