"""The talking room: every wire, and the one place where adapters meet (app.py)."""
