"""The web chat: the Chat port over rooms of our own, and the WebSocket that shows them live."""
