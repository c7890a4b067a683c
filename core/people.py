"""Whose reports these are: organisations, the people in them, the rooms they talk in."""

from typing import Literal

from core.records import Room, RoomMessage
from core.values import Instant, Value

#: Which chat a room or person lives in.
ChatName = Literal["web", "slack"]


class Organisation(Value):
    """A tenant. `id` is `org_…`; a Slack workspace `T123` is `org_T123`."""

    id: str
    name: str
    zone: str = "UTC"
    locale: str = "en"


class Wants(Value):
    """By which ways a person lets reports reach them; each switchable by that person (D12)."""

    chat: bool = True
    notification: bool = True
    email: bool = True


class Person(Value):
    """A person of an organisation (I1). `id` is `usr_…`; a Slack user `U123` is `usr_U123`.

    `last_login_at` is None until the first sign-in; `created_at` never changes after.
    """

    id: str
    organisation: str
    display_name: str
    email: str | None = None
    office_location: str | None = None
    job_title: str | None = None
    last_login_at: Instant | None = None
    created_at: Instant
    role: Literal["admin", "company_user"] = "company_user"
    #: may set up and change reports (`reports.author`, P4)
    author: bool = False
    #: the person's own language; the organisation's without one
    locale: str | None = None
    chat: ChatName = "web"
    wants: Wants = Wants()


class ChatRoom(Room):
    """A room of a chat, with what an incident report needs of it (I2). `id` is `room_…`; Slack's `C123` is `room_C123`.

    `title` is its name (`#general` without the mark). `sort` `direct` is one person's own room with the reporter.
    """

    organisation: str
    sort: Literal["channel", "incident", "direct"] = "channel"
    chat: ChatName = "web"
    #: IANA and locale where they differ from the organisation's (P6)
    zone: str | None = None
    locale: str | None = None

    @property
    def archived(self) -> bool:
        """Whether nothing can be posted there any more."""
        return self.status == "archived"


class Posted(Value):
    """A message as a chat shows it: the record, and for one of ours the reply it shows.

    `to` is the one person who sees it, where it isn't for the room. `key` makes posting it idempotent.
    """

    room: str
    message: RoomMessage
    reply: dict[str, object] | None = None
    to: str | None = None
    key: str | None = None
