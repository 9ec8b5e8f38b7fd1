"""What chat tells open pages between events of streams: counts, lists, read marks, who arrived."""
