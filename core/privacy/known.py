"""A person as the directory knows them."""

from core.values import Value


class Known(Value):
    """`id` is the chat's or the source's own; `aliases` are other names: nicknames, handles, another alphabet."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
