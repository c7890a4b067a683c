"""Small rooms and days that tests are about, built where they are read."""

from collections.abc import Mapping, Sequence
from typing import Any


def room_with(messages: Sequence[object], names: Mapping[str, str] | None = None, **fields: object) -> dict[str, Any]:
    """A room file's content with these messages; members are Ada (U1) and Bo (U2) unless named."""
    people = {"U1": "Ada Holm", "U2": "Bo Lie"} | dict(names or {})
    members = [{"id": user, "name": name} for user, name in people.items()]
    return {"title": "Line 3 stopped", "members": members, "messages": list(messages), **fields}
