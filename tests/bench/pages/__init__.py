"""What a page costs the server, beside the same page of Django admin and of starlette-admin."""
