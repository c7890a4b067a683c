"""Slack: the adapter of the Chat port, and what it hears (design 6)."""
