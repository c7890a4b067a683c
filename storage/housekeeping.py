"""Takes out what has had its time."""

from datetime import timedelta

from sqlalchemy import ColumnElement, Table, delete, or_

from core.values import Instant
from storage.database import Database
from storage.model_tables import alerts, answers, kept_prompts, provider_blocks
from storage.tables import commands, events, links, rate_buckets, sessions

_EVENTS = timedelta(hours=1)
_COMMANDS = timedelta(days=30)
_ANSWERS = timedelta(days=7)
_RAW_PROMPTS = timedelta(days=30)
#: Longer than the month that an alert may be about.
_ALERTS = timedelta(days=40)
#: Longer than any window of a rate limit.
_BUCKETS = timedelta(days=2)


class HousekeepingRows:
    """`core.stores.Housekeeping` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sweep(self, now: Instant) -> dict[str, int]:
        """Delete what is past its time; how many of each. One transaction each, so that nobody waits long."""
        old: list[tuple[Table, ColumnElement[bool]]] = [
            (events, events.c.at < now - _EVENTS),
            (links, or_(links.c.used_at.is_not(None), links.c.expires <= now)),
            (sessions, sessions.c.expires <= now),
            (commands, commands.c.done_at < now - _COMMANDS),
            (answers, answers.c.at < now - _ANSWERS),
            (kept_prompts, kept_prompts.c.at < now - _RAW_PROMPTS),
            (alerts, alerts.c.at < now - _ALERTS),
            (provider_blocks, provider_blocks.c.until <= now),
            (rate_buckets, rate_buckets.c.window_start < now - _BUCKETS),
        ]
        return {table.name: await self._database.change(delete(table).where(past)) for table, past in old}
