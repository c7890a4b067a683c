"""The chats: adapters of one port. They do not know each other."""
