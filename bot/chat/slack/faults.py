"""How a call to Slack can fail, as the Chat port's two errors: it certainly did nothing, or it can't be told."""

from core.errors import DeliveryFailed, DeliveryUnknown

#: Slack says so itself: some of the work may have been done before it failed.
UNSURE = frozenset({"fatal_error", "internal_error", "service_unavailable"})
#: The message as it is can't be shown; another form of it can.
UNSHOWABLE = frozenset(
    {
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_attachments",
        "msg_blocks_too_long",
        "msg_too_long",
        "block_mismatch",
        "too_many_attachments",
    }
)
#: The bot can't speak there; the asker may be spoken to elsewhere.
CLOSED = frozenset(
    {
        "not_in_channel",
        "channel_not_found",
        "is_archived",
        "user_not_in_channel",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel",
        "restricted_action_thread_locked",
        "messages_tab_disabled",
        "cannot_reply_to_message",
    }
)
RATE_LIMITED = frozenset({"ratelimited", "rate_limited"})


class SlackRefused(DeliveryFailed):
    """Slack did not do it. `code` is its own word for why."""

    def __init__(self, method: str, code: str, more: str = "") -> None:
        self.method = method
        self.code = code
        super().__init__(f"Slack refused {method}: {code}{f' ({more})' if more else ''}")


class SlackBusy(SlackRefused):
    """Slack asked us to wait longer than we may."""

    def __init__(self, method: str, retry_after: float) -> None:
        self.retry_after = retry_after
        super().__init__(method, "ratelimited", f"try again in {retry_after:.0f} s")


class SlackUnsure(DeliveryUnknown):
    """The connection broke after the call was sent: it can't be told whether Slack did it."""

    def __init__(self, method: str, why: str) -> None:
        self.method = method
        super().__init__(f"It can't be told whether Slack did {method}: {why}")
