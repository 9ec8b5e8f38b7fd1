"""Plausible mistakes of a maintainer, each with the tests that must notice it: `python -m tests.mutants`."""
