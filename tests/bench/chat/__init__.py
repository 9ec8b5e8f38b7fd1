"""What chat costs when much was said, when many listen, and in the browser."""
