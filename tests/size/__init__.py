"""What everything costs in a large team."""
