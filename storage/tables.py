"""The one schema. Ids of people, rooms and files are their organisation's own; those of reports are global.

A column is named as the field of the value it keeps. Words of people are never part of a key, but ids are.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    literal_column,
)

from storage.columns import UtcDateTime, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: A number that only counts up, also after the newest row was taken out.
_Counter = BigInteger().with_variant(Integer(), "sqlite")


def _key(name: str) -> Column[str]:
    return Column(name, Words(), primary_key=True, nullable=False)


def _text(name: str, *, null: bool = True) -> Column[str]:
    return Column(name, Words(), nullable=null)


def _time(name: str, *, null: bool = True) -> Column[Any]:
    return Column(name, UtcDateTime(), nullable=null)


def _json(name: str, *, null: bool = False) -> Column[Any]:
    # JSON, not JSONB: that one refuses characters which people do write, and forgets the order of keys.
    return Column(name, JSON(none_as_null=True), nullable=null)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean(), nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer(), nullable=False)


def _partial(name: str, *columns: Column[Any], where: Any, unique: bool = False) -> Index:
    return Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)


organisations = Table(
    "organisations",
    metadata,
    _key("id"),
    _text("name", null=False),
    _text("zone", null=False),
    _text("locale", null=False),
)

users = Table(
    "users",
    metadata,
    _key("organisation"),
    _key("id"),
    _text("display_name", null=False),
    _text("email"),
    _text("office_location"),
    _text("job_title"),
    _time("last_login_at"),
    _time("created_at", null=False),
    _text("role", null=False),
    _flag("author"),
    _text("locale"),
    _text("chat", null=False),
    _json("wants"),
)

rooms = Table(
    "rooms",
    metadata,
    _key("organisation"),
    _key("id"),
    _text("title", null=False),
    _text("incident_type"),
    _text("severity"),
    _text("status"),
    _text("location"),
    _text("description"),
    _time("created_at"),
    _time("resolved_at"),
    _text("sort", null=False),
    _text("chat", null=False),
    _text("zone"),
    _text("locale"),
)

room_members = Table(
    "room_members",
    metadata,
    Column("seq", _Counter, primary_key=True, autoincrement=True),
    _text("organisation", null=False),
    _text("room", null=False),
    _text("person", null=False),
    _text("role", null=False),
    UniqueConstraint("organisation", "room", "person"),
    sqlite_autoincrement=True,
)
Index(None, room_members.c.organisation, room_members.c.person)

messages = Table(
    "messages",
    metadata,
    _key("organisation"),
    _key("room"),
    _key("id"),
    _time("at", null=False),
    _text("to"),
    _text("key"),
    _json("message"),
    _json("reply", null=True),
    UniqueConstraint("organisation", "key"),
)
Index(None, messages.c.organisation, messages.c.room, messages.c.at, messages.c.id)

files = Table(
    "files",
    metadata,
    _key("organisation"),
    _key("id"),
    _text("room", null=False),
    _text("name", null=False),
    _text("media_type", null=False),
    _text("user", null=False),
    _time("at", null=False),
    Column("size", BigInteger(), nullable=False),
    _text("blob"),
    _text("message"),
)
Index(None, files.c.organisation, files.c.room, files.c.at)

checkpoints = Table("checkpoints", metadata, _key("organisation"), _key("room"), _text("ts", null=False))

activity = Table(
    "activity",
    metadata,
    _key("organisation"),
    _key("sort"),
    _key("id"),
    #: of calls and messages
    _time("at"),
    #: of tasks
    _time("completed_at"),
    _json("record"),
)
Index(None, activity.c.organisation, activity.c.sort, activity.c.at)
Index(None, activity.c.organisation, activity.c.sort, activity.c.completed_at)

definitions = Table(
    "definitions",
    metadata,
    _key("id"),
    _text("organisation", null=False),
    _text("owner", null=False),
    _text("kind", null=False),
    _text("name", null=False),
    _text("room"),
    _flag("enabled"),
    _number("send_at_hour"),
    _number("send_at_minute"),
    _text("zone", null=False),
    _text("prompt"),
    _json("sources"),
    _json("channels"),
    _json("recipients"),
    _json("outputs"),
    _time("next_run_at"),
    _number("revision"),
    UniqueConstraint("organisation", "room"),
)
# NULLs are no duplicates of each other, so the default ones have a rule of their own.
_partial("uq_definitions_default", definitions.c.organisation, where=definitions.c.room.is_(None), unique=True)
ENABLED = definitions.c.enabled.is_(True)
_partial("ix_definitions_due", definitions.c.next_run_at, definitions.c.id, where=ENABLED)

definition_recipients = Table(
    "definition_recipients",
    metadata,
    Column("definition", Words(), ForeignKey("definitions.id", ondelete="CASCADE"), primary_key=True),
    _key("recipient"),
    _text("organisation", null=False),
)
Index(None, definition_recipients.c.organisation, definition_recipients.c.recipient)

runs = Table(
    "runs",
    metadata,
    _key("id"),
    _text("organisation", null=False),
    _text("definition"),
    _text("period"),
    _text("room"),
    _flag("trial"),
    _flag("submitted"),
    _text("status", null=False),
    _text("stage", null=False),
    _text("error"),
    _text("title"),
    _time("created_at", null=False),
    _time("finished_at"),
    _json("run"),
    UniqueConstraint("definition", "period"),
)
#: Written out in index and query alike: a database can't match a partial index with a parameter.
UNSUBMITTED = (runs.c.status == literal_column("'generating'")) & runs.c.submitted.is_(False)
_partial("ix_runs_unsubmitted", runs.c.created_at, runs.c.id, where=UNSUBMITTED)
Index(None, runs.c.organisation, runs.c.room, runs.c.created_at)
Index(None, runs.c.organisation, runs.c.definition, runs.c.created_at)

documents = Table(
    "documents",
    metadata,
    _key("organisation"),
    _key("id"),
    Column("version", Integer(), primary_key=True, nullable=False, autoincrement=False),
    _text("definition"),
    _text("kind", null=False),
    _text("room"),
    _text("locale", null=False),
    _text("title", null=False),
    _text("summary", null=False),
    _time("period_start"),
    _time("period_end"),
    _json("data_sources"),
    _text("created_by", null=False),
    _time("created_at", null=False),
    _json("files"),
    _text("body", null=False),
    _json("document", null=True),
)
Index(None, documents.c.organisation, documents.c.created_at, documents.c.id)

deliveries = Table(
    "deliveries",
    metadata,
    _key("run"),
    _key("target"),
    _text("organisation", null=False),
    _text("state", null=False),
    _text("external"),
    _text("error"),
    _time("at", null=False),
)

commands = Table(
    "commands",
    metadata,
    _key("organisation"),
    _key("id"),
    _time("at", null=False),
    _time("done_at"),
    _json("command"),
)
_partial("ix_commands_pending", commands.c.at, where=commands.c.done_at.is_(None))
Index(None, commands.c.done_at)

notifications = Table(
    "notifications",
    metadata,
    _key("organisation"),
    _key("id"),
    _text("person", null=False),
    _text("category", null=False),
    _text("title", null=False),
    _text("body", null=False),
    _text("entity"),
    _time("created_at", null=False),
    _time("read_at"),
)
Index(None, notifications.c.organisation, notifications.c.person, notifications.c.created_at)

links = Table(
    "links",
    metadata,
    _key("digest"),
    _text("organisation", null=False),
    _text("person", null=False),
    _time("expires", null=False),
    _time("used_at"),
)

sessions = Table(
    "sessions",
    metadata,
    _key("digest"),
    _text("organisation", null=False),
    _text("person", null=False),
    _time("expires", null=False),
)

rate_buckets = Table(
    "rate_buckets",
    metadata,
    _key("bucket"),
    Column("window_start", UtcDateTime(), primary_key=True, nullable=False),
    _number("used"),
)
Index(None, rate_buckets.c.window_start)

events = Table(
    "events",
    metadata,
    Column("seq", _Counter, primary_key=True, autoincrement=True),
    _text("organisation", null=False),
    _text("person"),
    _text("room"),
    _json("payload"),
    _time("at", null=False),
    sqlite_autoincrement=True,
)
Index(None, events.c.at)

answers = Table(
    "answers",
    metadata,
    _key("key"),
    _text("organisation", null=False),
    Column("sealed", LargeBinary(), nullable=False),
    _time("at", null=False),
)
Index(None, answers.c.at)

installations = Table(
    "installations",
    metadata,
    _key("workspace"),
    Column("sealed", LargeBinary(), nullable=False),
    _time("at", null=False),
)
