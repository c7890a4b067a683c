"""Our ids and Slack's: a prefix put before and taken off, no look-up."""


def organisation_id(team: str) -> str:
    """The organisation of a workspace: `T1` is `org_T1`."""
    return f"org_{team}"


def person_id(user: str) -> str:
    """The person of a Slack user: `U1` is `usr_U1`."""
    return f"usr_{user}"


def room_id(channel: str) -> str:
    """The room of a Slack channel: `C1` is `room_C1`."""
    return f"room_{channel}"


def bare(id_: str) -> str:
    """Slack's id in one of ours: `usr_U1` is `U1`."""
    return id_.partition("_")[2]


def is_direct(channel: str) -> bool:
    """Whether a channel's id is that of one person's own conversation with the bot."""
    return channel.startswith("D")
