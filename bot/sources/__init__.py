"""Where reports read from, one source a file."""
