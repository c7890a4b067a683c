"""The one schema. Ids of people, rooms and files are their organisation's own; those of reports are global.

A column is named as the field of the value it keeps. Words of people are never part of a key, but ids are.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, UniqueConstraint, literal_column

from storage import model_tables
from storage.columns import UtcDateTime, Words
from storage.schema import composed, flag, key, long, metadata, number, number_key, partial, sealed, time, words

__all__ = ["metadata", "model_tables"]

#: A number that only counts up, also after the newest row was taken out.
_Counter = BigInteger().with_variant(Integer(), "sqlite")

organisations = Table(
    "organisations",
    metadata,
    key("id"),
    words("name", null=False),
    words("zone", null=False),
    words("locale", null=False),
)

users = Table(
    "users",
    metadata,
    key("organisation"),
    key("id"),
    words("display_name", null=False),
    words("email"),
    words("office_location"),
    words("job_title"),
    time("last_login_at"),
    time("created_at", null=False),
    words("role", null=False),
    flag("author"),
    words("locale"),
    words("chat", null=False),
    composed("wants"),
)

rooms = Table(
    "rooms",
    metadata,
    key("organisation"),
    key("id"),
    words("title", null=False),
    words("incident_type"),
    words("severity"),
    words("status"),
    words("location"),
    words("description"),
    time("created_at"),
    time("resolved_at"),
    words("sort", null=False),
    words("chat", null=False),
    words("zone"),
    words("locale"),
)

room_members = Table(
    "room_members",
    metadata,
    Column("seq", _Counter, primary_key=True, autoincrement=True),
    words("organisation", null=False),
    words("room", null=False),
    words("person", null=False),
    words("role", null=False),
    UniqueConstraint("organisation", "room", "person"),
    sqlite_autoincrement=True,
)
Index(None, room_members.c.organisation, room_members.c.person)

messages = Table(
    "messages",
    metadata,
    key("organisation"),
    key("room"),
    key("id"),
    time("at", null=False),
    words("to"),
    words("key"),
    composed("message"),
    composed("reply", null=True),
    UniqueConstraint("organisation", "key"),
)
Index(None, messages.c.organisation, messages.c.room, messages.c.at, messages.c.id)

files = Table(
    "files",
    metadata,
    key("organisation"),
    key("id"),
    words("room", null=False),
    words("name", null=False),
    words("media_type", null=False),
    words("user", null=False),
    time("at", null=False),
    long("size"),
    words("blob"),
    words("message"),
)
Index(None, files.c.organisation, files.c.room, files.c.at)

checkpoints = Table("checkpoints", metadata, key("organisation"), key("room"), words("ts", null=False))

activity = Table(
    "activity",
    metadata,
    key("organisation"),
    key("sort"),
    key("id"),
    #: of calls and messages
    time("at"),
    #: of tasks
    time("completed_at"),
    composed("record"),
)
Index(None, activity.c.organisation, activity.c.sort, activity.c.at)
Index(None, activity.c.organisation, activity.c.sort, activity.c.completed_at)

definitions = Table(
    "definitions",
    metadata,
    key("id"),
    words("organisation", null=False),
    words("owner", null=False),
    words("kind", null=False),
    words("name", null=False),
    words("room"),
    flag("enabled"),
    number("send_at_hour"),
    number("send_at_minute"),
    words("zone", null=False),
    words("prompt"),
    composed("sources"),
    composed("channels"),
    composed("recipients"),
    composed("outputs"),
    time("next_run_at"),
    number("revision"),
    UniqueConstraint("organisation", "room"),
)
# NULLs are no duplicates of each other, so the default ones have a rule of their own.
partial("uq_definitions_default", definitions.c.organisation, where=definitions.c.room.is_(None), unique=True)
ENABLED = definitions.c.enabled.is_(True)
partial("ix_definitions_due", definitions.c.next_run_at, definitions.c.id, where=ENABLED)

definition_recipients = Table(
    "definition_recipients",
    metadata,
    Column("definition", Words(), ForeignKey("definitions.id", ondelete="CASCADE"), primary_key=True),
    key("recipient"),
    words("organisation", null=False),
)
Index(None, definition_recipients.c.organisation, definition_recipients.c.recipient)

runs = Table(
    "runs",
    metadata,
    key("id"),
    words("organisation", null=False),
    words("definition"),
    words("period"),
    words("room"),
    flag("trial"),
    flag("submitted"),
    words("status", null=False),
    words("stage", null=False),
    words("error"),
    words("title"),
    time("created_at", null=False),
    time("finished_at"),
    composed("run"),
    UniqueConstraint("definition", "period"),
)
#: Written out in index and query alike: a database can't match a partial index with a parameter.
UNSUBMITTED = (runs.c.status == literal_column("'generating'")) & runs.c.submitted.is_(False)
partial("ix_runs_unsubmitted", runs.c.created_at, runs.c.id, where=UNSUBMITTED)
Index(None, runs.c.organisation, runs.c.room, runs.c.created_at)
Index(None, runs.c.organisation, runs.c.definition, runs.c.created_at)

documents = Table(
    "documents",
    metadata,
    key("organisation"),
    key("id"),
    number_key("version"),
    words("definition"),
    words("kind", null=False),
    words("room"),
    words("locale", null=False),
    words("title", null=False),
    words("summary", null=False),
    time("period_start"),
    time("period_end"),
    composed("data_sources"),
    words("created_by", null=False),
    time("created_at", null=False),
    composed("files"),
    words("body", null=False),
    composed("document", null=True),
)
Index(None, documents.c.organisation, documents.c.created_at, documents.c.id)

deliveries = Table(
    "deliveries",
    metadata,
    key("run"),
    key("target"),
    words("organisation", null=False),
    words("state", null=False),
    words("external"),
    words("error"),
    time("at", null=False),
)

commands = Table(
    "commands",
    metadata,
    key("organisation"),
    key("id"),
    time("at", null=False),
    time("done_at"),
    composed("command"),
)
partial("ix_commands_pending", commands.c.at, where=commands.c.done_at.is_(None))
Index(None, commands.c.done_at)

notifications = Table(
    "notifications",
    metadata,
    key("organisation"),
    key("id"),
    words("person", null=False),
    words("category", null=False),
    words("title", null=False),
    words("body", null=False),
    words("entity"),
    time("created_at", null=False),
    time("read_at"),
)
Index(None, notifications.c.organisation, notifications.c.person, notifications.c.created_at)

links = Table(
    "links",
    metadata,
    key("digest"),
    words("organisation", null=False),
    words("person", null=False),
    time("expires", null=False),
    time("used_at"),
)

sessions = Table(
    "sessions",
    metadata,
    key("digest"),
    words("organisation", null=False),
    words("person", null=False),
    time("expires", null=False),
)

rate_buckets = Table(
    "rate_buckets",
    metadata,
    key("bucket"),
    Column("window_start", UtcDateTime(), primary_key=True, nullable=False),
    number("used"),
)
Index(None, rate_buckets.c.window_start)

events = Table(
    "events",
    metadata,
    Column("seq", _Counter, primary_key=True, autoincrement=True),
    words("organisation", null=False),
    words("person"),
    words("room"),
    composed("payload"),
    time("at", null=False),
    sqlite_autoincrement=True,
)
Index(None, events.c.at)

installations = Table(
    "installations",
    metadata,
    key("workspace"),
    sealed(),
    time("at", null=False),
)
