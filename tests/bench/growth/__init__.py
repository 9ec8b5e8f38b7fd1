"""What stays as it is when there is ten times as much, and what is kept of those who have gone."""
