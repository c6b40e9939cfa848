"""What people touch: command line, HTTP API, chat. The only room that composes the others."""
